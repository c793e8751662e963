import { normalise } from '../text/normalise.ts';
import type { Language } from '../text/language.ts';

/** What somebody writes who pays by replying. */
interface PayReply {
  /** All digits of the text; a code has four. */
  readonly code: string;
  readonly language: Language;
}

const languageOf = { pay: 'en', pagar: 'es' } as const;

/** Longer numbers are no slip of a code. */
const reply = /^(?<word>pay|pagar)(?<code>\d{1,8})$/u;

/** Reads "PAY 4821" and "PAGAR 4821", in any case and spacing. Undefined where a text says something else, or more. Pure. */
export function readPayReply(text: string): PayReply | undefined {
  const { word, code } = reply.exec(normalise(text.normalize('NFKC')).replaceAll(/[\s#*]/gu, ''))?.groups ?? {};
  return code === undefined ? undefined : { code, language: languageOf[word as keyof typeof languageOf] };
}
