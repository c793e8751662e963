import { expect, test } from 'vitest';
import { tellWeeklyHours } from '../../../src/channels/voice/tell-weekly-hours.ts';
import type { OpeningHours } from '../../../src/lines/opening-hours.ts';
import { catalogue } from '../../support/whole-system.ts';

const office = [{ from: '08:00', to: '17:00' }];
const morning = [{ from: '08:00', to: '12:00' }];
const afternoon = [{ from: '13:00', to: '16:30' }];

function hear(days: OpeningHours['days'], language: 'en' | 'es', holidays: OpeningHours['holidays'] = []): string[] {
  const told = tellWeeklyHours({ days, holidays, exceptions: {} });
  return catalogue
    .type({ language, pace: 'standard', told, next: { kind: 'hang-up' } })
    .map((text) => text.replaceAll('\u2060', ' '));
}

test('days with the same hours are told in one sentence, and closed days not at all', () => {
  const days = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office };
  expect(hear(days, 'en')).toEqual(['OUR PEOPLE ANSWER FROM MONDAY TO FRIDAY, FROM 8:00 A.M. TO 5:00 P.M.']);
  expect(hear(days, 'es', ['california'])).toEqual([
    'NUESTRO PERSONAL ATIENDE DE LUNES A VIERNES, DE LAS 8:00 DE LA MANANA A LAS 5:00 DE LA TARDE.',
    'EN DIAS FERIADOS NO ATIENDE NADIE.',
  ]);
});

test('a day by itself, a break at noon and a day between are told as they are', () => {
  const days = {
    monday: office,
    wednesday: office,
    thursday: [...morning, ...afternoon],
    saturday: morning,
    sunday: morning,
  };
  expect(hear(days, 'en')).toEqual([
    'OUR PEOPLE ANSWER EVERY MONDAY FROM 8:00 A.M. TO 5:00 P.M.',
    'OUR PEOPLE ANSWER EVERY WEDNESDAY FROM 8:00 A.M. TO 5:00 P.M.',
    'OUR PEOPLE ANSWER EVERY THURSDAY FROM 8:00 A.M. TO NOON.',
    'OUR PEOPLE ANSWER EVERY THURSDAY FROM 1:00 P.M. TO 4:30 P.M.',
    'OUR PEOPLE ANSWER FROM SATURDAY TO SUNDAY, FROM 8:00 A.M. TO NOON.',
  ]);
});

test('a desk without hours in the week tells none', () => {
  expect(tellWeeklyHours({ days: {}, holidays: [], exceptions: {} })).toEqual([]);
});
