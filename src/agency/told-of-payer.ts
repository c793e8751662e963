import { z } from 'zod';
import { Enforcement } from './enforcement.ts';
import { Withholding } from './withholding.ts';

/** What of a case is told to its payer alone. */
export const ofPayer = {
  enforcement: z.array(Enforcement).readonly().exactOptional(),
  withholding: Withholding.exactOptional(),
};

const OfPayer = z.object({ role: z.string(), ...ofPayer });
type OfPayer = Readonly<z.infer<typeof OfPayer>>;

/** A case with what its payer is told on a day, and without it for everybody else. What begins later is not in force. */
export function keepToPayer<Case extends OfPayer>(found: Case, today: string): Case {
  const { enforcement, withholding, ...others } = found;
  if (found.role !== 'payer') return others as unknown as Case;
  const hasBegun = ({ since }: { readonly since?: string }) => since === undefined || since <= today;
  const inForce = enforcement?.filter(hasBegun);
  const told = {
    ...(inForce && inForce.length > 0 && { enforcement: inForce }),
    ...(withholding && hasBegun(withholding) && { withholding }),
  };
  return { ...others, ...told } as unknown as Case;
}
