import { z } from 'zod';

/** How many texts a second a number of a kind may send, where the agency does not say otherwise: as carriers let them without an agreement. */
export const usualTextRates = { 'ten-digit': 1, 'toll-free': 3 } as const;

export type TextRates = Readonly<Record<keyof typeof usualTextRates, number>>;

const rate = new RegExp(`^(?<kind>${Object.keys(usualTextRates).join('|')})=(?<rate>\\d{1,3})$`);

/** Texts a second by the kind of number, as `ten-digit=1,toll-free=3`; 0: none are sent. Others keep their usual rate. */
export const TextRatesText = z.string().transform((text, context): TextRates => {
  const said = text.split(',').map((part) => rate.exec(part.trim())?.groups);
  if (said.includes(undefined))
    context.addIssue('must be texts a second by the kind of number, such as ten-digit=1,toll-free=3; 0 sends none');
  const rates = said.flatMap((groups) => (groups ? [[groups['kind'], Number(groups['rate'])]] : []));
  return { ...usualTextRates, ...Object.fromEntries(rates) };
});
