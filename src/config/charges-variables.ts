import { z } from 'zod';
import { isLoopback } from '../text/is-loopback.ts';

/** Variables of the processor that charges cards which it keeps. */
export const chargesVariables = {
  CHARGES_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://charges.example.org/v1' })
    .refine((url) => !/[?#@]/.test(url), 'must have no query, fragment or user name')
    .refine(
      (url) => url.startsWith('https:') || isLoopback(new URL(url).hostname),
      'must be https:, unless the processor answers on this machine',
    )
    .optional(),
  CHARGES_API_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]+=*$/, 'must be a bearer token: letters, digits and - . _ ~ + / with = at its end')
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(?:sk|rk)_\w+$/, 'must be a secret or restricted key of Stripe, which begins with sk_ or rk_')
    .optional(),
};

type Given = z.infer<z.ZodObject<typeof chargesVariables>>;

/** Where cards are charged; undefined: nowhere. */
type ChargesPlace =
  | { readonly by: 'api'; readonly url: string; readonly token: string | undefined }
  | { readonly by: 'stripe'; readonly secretKey: string };

export function toCharges({
  CHARGES_API_URL: url,
  CHARGES_API_TOKEN: token,
  STRIPE_SECRET_KEY: secretKey,
}: Given): ChargesPlace | undefined {
  if (url !== undefined) return { by: 'api', url: url.replace(/\/+$/, ''), token };
  return secretKey === undefined ? undefined : { by: 'stripe', secretKey };
}

/** Cards are charged in one place, for records that are kept here: who is reminded there pays by replying. */
export function tellChargesProblems(env: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string) => env[name] !== undefined;
  const set = ['CHARGES_API_URL', 'STRIPE_SECRET_KEY'].filter(isSet);
  return [
    ...(set.length > 1
      ? ['CHARGES_API_URL and STRIPE_SECRET_KEY exclude each other: cards are charged in one place']
      : []),
    ...(isSet('CHARGES_API_TOKEN') && !isSet('CHARGES_API_URL')
      ? ['CHARGES_API_TOKEN is for the processor that CHARGES_API_URL must name']
      : []),
    ...(isSet('AGENCY_API_URL')
      ? set.map((name) => `${name} is for records kept here: those of AGENCY_API_URL remind nobody`)
      : []),
  ];
}
