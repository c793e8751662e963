import type { CarrierNumber } from '../../../../src/adapters/twilio/twilio-numbers.ts';
import type { Line } from '../../../../src/lines/line.ts';
import { hideUser } from './compare-number.ts';
import type { Surveyed } from './survey-numbers.ts';

/** What is to be told of a number of a line, line by line. */
export function tellNumber(surveyed: Surveyed): string[] {
  const { number, line, found, differences } = surveyed;
  const head = `${number} (${line.name}): `;
  if (!found)
    return [
      `${head}the account does not own it. It is another account's or another carrier's: move it into this one, or mend lines.yaml.`,
    ];
  const overrides = tellOverrides(found);
  const states = [
    ...(overrides.length > 0 ? ['its calls do not come here'] : []),
    ...(differences.length > 0 ? [`differs`] : []),
  ];
  return [
    `${head}${states.length > 0 ? states.join('; ') : 'as it should be'}`,
    ...overrides,
    ...differences.flatMap(({ event, is, shouldBe }) => [`  ${event}: ${is}`, `    should be: ${shouldBe}`]),
    ...tellMessages(found),
  ];
}

/** What has to be taken off a number by hand: it may be in use for something else. */
export function tellOverrides({ overriddenBy: { trunk, application, fax } }: CarrierNumber): string[] {
  return [
    ...(trunk === '' ? [] : [`  The SIP trunk ${trunk} takes its calls. Take the number off the trunk.`]),
    ...(application === ''
      ? []
      : [`  The TwiML app ${application} takes its calls. Set the number to a webhook in place of the app.`]),
    ...(fax ? ['  It receives faxes, no calls. Set it to voice.'] : []),
  ];
}

/** Where texts go besides is not known to be wrong; a number that has no texts may still take calls. */
function tellMessages({ messages, takesTexts }: CarrierNumber): string[] {
  if (!takesTexts)
    return ['  it can send and take no texts: reminders that are agreed to on this line cannot leave it'];
  return messages.map((where) => `  messages also go to ${hideUser(where)}; that is left as it is`);
}

/** What is to be told of a number that leads here and that no line of this server names. */
export function tellStray({ number }: CarrierNumber, others: readonly Line[]): string {
  const owner = others.find(({ numbers }) => numbers.includes(number));
  if (owner) return `${number} (${owner.name}): leads here, and AGENCIES leaves out ${owner.agency}.`;
  return `${number}: leads here, and no line names it. Its callers hear that it is not in service.`;
}
