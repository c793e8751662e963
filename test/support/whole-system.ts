import { openSampleSystem } from '../../scripts/rigs/sample-system.ts';
import { dial } from './caller.ts';

export { catalogue, lines, promptContract } from '../../scripts/rigs/sample-system.ts';

/** The whole system with the made-up agency in SQLite, without a network; signed calls reach it as the carrier's do. */
export async function openSystem(options: Parameters<typeof openSampleSystem>[0] = {}) {
  const system = await openSampleSystem(options);
  const { app, authToken, publicUrl } = system;
  return {
    ...system,
    /** Calls the system as the carrier does, signed. */
    dial: ({ to = '+18669013212', from }: { to?: string; from?: string } = {}) =>
      dial(app, { to, authToken, publicUrl, ...(from && { from }) }),
  };
}
