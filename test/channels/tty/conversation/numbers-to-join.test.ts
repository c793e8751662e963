import { expect, test } from 'vitest';
import { customerConnect } from '../../../../flows/customer-connect.flow.ts';
import { writePages } from '../../../../src/channels/tty/conversation/script.ts';
import { begin } from '../../../../src/dialogue/advance.ts';
import { describe } from '../../../../src/dialogue/describe.ts';
import { settingsOf } from '../../../../src/lines/line.ts';
import { aLine } from '../../../support/a-line.ts';
import { catalogue } from '../../../support/whole-system.ts';

const [start] = begin(customerConnect, settingsOf(aLine()));
const when = { kind: 'court', when: 'later', date: '2026-12-09', time: '09:30' } as const;

/** How an appointment is typed, its sentences moved along by a place of some length. */
function typePages(language: 'en' | 'es', length: number, code: string): string[] {
  const join = { phone: '+5215512345678', code, byLink: true };
  const first = { ...when, place: 'A'.repeat(length), address: '1 B ST' };
  const page = [first, { ...when, place: 'COURT', held: 'video', join } as const];
  const context = { ...start.context, language, appointments: { skip: 0, more: false, page } };
  return writePages(describe(customerConnect.machine.resolveState({ value: { dates: 'last' }, context })), catalogue);
}

test.each([
  ['en', '846 221 0931 44'],
  ['es', '84622109314'],
] as const)('no page ends within a number or a code to join by: %s, %s', (language, code) => {
  const written = code.includes(' ') ? code : '846 221 093 14';
  for (let length = 1; length <= 120; length += 1) {
    const pages = typePages(language, length, code);
    expect(pages.filter((page) => page.includes('+5215512345678'))).toHaveLength(1);
    expect(pages.filter((page) => page.includes(written))).toHaveLength(1);
  }
});
