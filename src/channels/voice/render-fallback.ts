import type { Told } from '../../dialogue/output.ts';
import type { Line } from '../../lines/line.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import { languages } from '../../text/language.ts';
import { dial, writeTwiml } from '../../twilio/twiml.ts';
import { element } from '../../twilio/xml.ts';
import { renderSaid } from './render-twiml.ts';
import { tellWeeklyHours } from './tell-weekly-hours.ts';

/**
 * What the carrier plays of a line while no server answers: an apology in each language, when people answer, and the desk. The document
 * needs no server and knows no clock: the desk is rung at any hour. At a text telephone nothing would be seen of words, so it rings only.
 */
export function renderFallback(line: Line, catalogue: Catalogue): string {
  const { numbers, desk, language, hours, abroad } = line;
  const say = (told: readonly Told[]) => sayInEachLanguage(line, catalogue, told);
  const clock = hours && abroad ? [{ prompt: 'our-time' }] : [];
  const before = [
    { prompt: 'fault' },
    ...(hours ? tellWeeklyHours(hours) : []),
    ...clock,
    { prompt: hours ? 'trying-desk' : 'transfer' },
  ];
  // The caller's own number may be withheld. The desk sees by this one that its server is down.
  const ringing = dial({ number: desk[language].number, callerId: numbers[0] });
  if (line.channel === 'tty') return writeTwiml(ringing + element('Hangup'));
  return writeTwiml(say(before) + ringing + say([{ prompt: 'after-desk' }]) + element('Hangup'));
}

/** The language of the line comes first. */
function sayInEachLanguage(line: Line, catalogue: Catalogue, told: readonly Told[]): string {
  const others = languages.filter((language) => language !== line.language);
  return [line.language, ...others]
    .map((language) => {
      const output = { language, pace: line.pace, told, next: { kind: 'hang-up' } } as const;
      return renderSaid(output, { catalogue, line });
    })
    .join('');
}
