import assert from 'node:assert/strict';
import type { Heard } from '../../../scripts/phone/carrier/read-say.ts';
import { playedText, readTwiml } from '../../../scripts/phone/carrier/read-twiml.ts';
import { locales } from '../../../src/twilio/locales.ts';
import { type Language, languages } from '../../../src/text/language.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import { catalogue, lines } from '../../support/whole-system.ts';

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

interface Expected {
  readonly language: Language;
  /** Whether the languages are offered, each in its own words. */
  readonly everyLanguage: boolean;
  /** What was keyed and must not be said back. */
  readonly secret: string | undefined;
  /** Whether the caller waits in silence. */
  readonly quiet: boolean;
}

const sorry = languages.map((language) =>
  toText(catalogue.speak({ language, pace: 'standard', told: [{ prompt: 'fault' }], next: { kind: 'hang-up' } })),
);

/** The answers that were found right, each with what was expected of it: a walk hears most of them again and again. */
const right = new Set<string>();

/** Throws where an answer is not what a carrier takes, or not what a caller should hear. */
export function judgeAnswer(answer: Answer, expected: Expected): void {
  const { secret } = expected;
  const heard = JSON.stringify([answer, { ...expected, secret: undefined }]);
  if (!right.has(heard)) judgeHeard(answer, expected);
  right.add(heard);
  if (secret !== undefined) assert.ok(!answer.body.includes(secret), 'What was keyed as a secret is in the answer.');
}

function judgeHeard({ status, contentType, body }: Answer, { language, everyLanguage, quiet }: Expected): void {
  assert.equal(status, 200);
  const heard = readTwiml({ contentType, body }).flatMap((verb): Heard[] => {
    if (verb.verb === 'Gather')
      return verb.prompts.flatMap((prompt) => (prompt.verb === 'Pause' ? [] : [prompt.heard]));
    return verb.verb === 'Say' || verb.verb === 'Play' ? [verb.heard] : [];
  });
  const said = heard.filter(({ text }) => text !== playedText);
  assert.ok(quiet || said.length > 0, 'The caller hears nothing.');
  for (const one of said) judgeVoice(one, everyLanguage ? languages : [language]);
}

function judgeVoice({ text, voice, language: locale }: Heard, spoken: readonly Language[]): void {
  const voices = lines[0]?.voices ?? {};
  const fitting = spoken.some(
    (language) => locales[language] === locale && voices[language as keyof typeof voices] === voice,
  );
  assert.ok(fitting, `A voice ${voice} in ${locale} says: ${text}`);
  assert.doesNotMatch(text, /[{}]|\$\p{L}|undefined|NaN|\[object/u);
  assert.ok(!sorry.some((one) => text.includes(one)), `Something failed on our side: ${text}`);
}
