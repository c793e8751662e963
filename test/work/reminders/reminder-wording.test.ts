import { describe, expect, test } from 'vitest';
import { california, massachusetts } from '../../../scripts/rigs/sample-system.ts';
import { documentKinds, documentWays } from '../../../src/agency/document.ts';
import type { TextMatter } from '../../../src/agency/text-matter.ts';
import { countSegments } from '../../../src/text/count-segments.ts';
import { languages } from '../../../src/text/language.ts';
import { writeReminder } from '../../../src/work/reminders/write-reminder.ts';

const place = { from: '+18669013212', timeZone: 'America/Los_Angeles' };
/** The longest day and time in both languages. */
const atMs = Temporal.ZonedDateTime.from('2025-09-24T10:30[America/Los_Angeles]').epochMilliseconds;
const ready = { tells: 'documents-ready', fromDay: '2025-09-24', toDay: '2025-09-24' } as const;
const matters: readonly TextMatter[] = [
  ...(['ahead', 'moved', 'cancelled', 'gone'] as const).flatMap((tells) =>
    (['court', 'office'] as const).map((appointment) => ({ tells, appointment, caseNumber: '200000000000011', atMs })),
  ),
  { tells: 'payment-due', day: '2025-09-24' },
  { tells: 'payments-received', payments: ['a'] },
  ...documentKinds.map((kind) => ({ ...ready, documents: ['a'], kind, way: 'e-mail' as const })),
  ...documentWays.map((way) => ({ ...ready, documents: ['a'], kind: 'statement' as const, way })),
  { ...ready, documents: ['a', 'b'] },
  /** The longest that a line may have. */
  { tells: 'payment-link', link: `https://${'pay.'.repeat(12)}org` },
];

describe.each([
  ['California', california],
  ['Massachusetts', massachusetts],
])('reminders of %s', (name, { catalogue }) => {
  test.each(languages)('in %s name the agency first, take two segments at most, and tell no amount', (language) => {
    for (const matter of matters)
      for (const isFirst of [true, false]) {
        const text = writeReminder((...said) => catalogue.text(...said), { language, matter, isFirst }, place);
        expect(text.split(':')[0]).toContain(name);
        expect([countSegments(text), text]).toEqual([expect.toSatisfy((count: number) => count <= 2), text]);
        expect(text).not.toMatch(/\$|debt|deuda|adeud|order|orden|historial|200000000000011/iu);
      }
  });

  test.each(languages)('in %s say STOP and HELP in the first one to a number', (language) => {
    for (const matter of matters.filter(({ tells }) => tells === 'ahead' || /^payment|^documents/u.test(tells))) {
      const text = writeReminder((...said) => catalogue.text(...said), { language, matter, isFirst: true }, place);
      expect(text).toMatch(
        language === 'en'
          ? /rates may apply\. Reply HELP .* STOP/u
          : /(?:Aviso solicitado\. |\.org )Puede costar\. AYUDA o ALTO/u,
      );
    }
  });
});

describe.each([
  ['California', california],
  ['Massachusetts', massachusetts],
])('an offer to pay by replying, of %s', (_, { catalogue }) => {
  const money = { amount: 131_055, fee: 2490, total: 133_545, code: '4821' };

  test.each(languages)('in %s takes two segments at most with the reminder of one case, on any day', (language) => {
    const offered = catalogue.text(language, 'reply-offer', { ...money, ending: '0011' });
    for (const day of ['2025-09-24', '2026-12-01', '2026-12-05', '2026-03-11'])
      for (const isFirst of [true, false]) {
        const reminder = { language, matter: { tells: 'payment-due', day }, isFirst, offered } as const;
        const text = writeReminder((...said) => catalogue.text(...said), reminder, place);
        expect([countSegments(text), text]).toEqual([expect.toSatisfy((count: number) => count <= 2), text]);
      }
  });
});
