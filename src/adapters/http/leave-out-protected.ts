import { z } from 'zod';

const Protected = z.object({ protect: z.literal(true) });

/** The agency leaves out by itself what is under protection. Where it stands in an answer all the same, nothing of it is told. */
export function isProtected(written: unknown): boolean {
  return Protected.safeParse(written).success;
}

const Listed = z.looseObject({ cases: z.array(z.unknown()), count: z.int() });

/** A list of cases without those under protection, which are not counted either. What is no list is left to the reading of it. */
export function leaveOutProtected(written: unknown): unknown {
  const { data } = Listed.safeParse(written);
  const cases = data?.cases.filter((one) => !isProtected(one));
  return data && cases ? { ...data, cases, count: data.count - (data.cases.length - cases.length) } : written;
}
