import { expect, test } from 'vitest';
import { renderSaid } from '../../../src/channels/voice/render-twiml.ts';
import type { SlotType, SlotValue } from '../../../src/dialogue/prompt-contract.ts';
import { languages } from '../../../src/text/language.ts';
import { catalogue, promptContract } from '../../support/whole-system.ts';

const values: Record<SlotType, SlotValue> = {
  money: 131_055,
  date: '2026-11-20',
  day: '2026-12-04',
  time: '09:30',
  digits: '4217',
  phone: '+18669013212',
  spell: ['FL-2021-004511', 'FL-2022-000001'],
  country: 'MX',
  count: 3,
  name: 'Yolo',
  place: 'Sacramento Superior Court',
  term: 'kind-court',
};

/** Tags that Twilio gives to Polly, as far as neural voices say them (docs.aws.amazon.com/polly/latest/dg/supportedtags.html). */
const known =
  /<(?!\/|Say[ >]|break time="\d+ms"\/>|sub alias="[^"]*">|say-as interpret-as="digits">|lang xml:lang="en-US">)/u;

test.each(languages)(
  'every statement, in %s, has only tags that the default voices know, and reads well without them',
  (language) => {
    for (const [prompt, slots] of Object.entries(promptContract.statements)) {
      const given = Object.fromEntries(Object.entries(slots).map(([name, type]) => [name, values[type]]));
      const told = [{ prompt, slots: given }];
      const said = renderSaid({ language, pace: 'relay', told, next: { kind: 'hang-up' } }, { catalogue });
      expect(said, prompt).not.toMatch(known);
      expect(said.replaceAll(/<[^>]*>/gu, ''), prompt).not.toMatch(/\p{Ll}[.?!][\p{Lu}¿¡]/u);
    }
  },
);
