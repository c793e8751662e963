import { expect, test } from 'vitest';
import { contractFor } from '../../flows/index.ts';
import { contractOf } from '../../src/dialogue/contract-of.ts';
import { payByPhone } from '../../flows/pay-by-phone.flow.ts';
import { massachusetts } from '../../scripts/rigs/sample-system.ts';
import { settingsOf } from '../../src/lines/line.ts';

const ofSignIn =
  /(?:^|-)(?:pin|participant|cases?|errand|owes|owed|arrears|known|signed|docket|appointment|method|due)(?:-|$)|sign-in/u;

/** What it says in calls; texts to its number are answered as those to the other lines of its agency. */
const { inWriting: _, ...asSpoken } = payByPhone;

test('the wording of a flow without a sign-in holds no word of one, nor of anything in the records', () => {
  const { statements, menus, picks, letters, texts, ...lists } = contractOf([asSpoken]);
  const names = [statements, menus, picks, letters, texts].flatMap(Object.keys).concat(Object.values(lists).flat());
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => ofSignIn.test(name))).toEqual([]);
  expect(Object.keys(contractFor(['massachusetts']).statements).filter((name) => ofSignIn.test(name))).not.toEqual([]);
});

test('its line has no settings of a sign-in, and its call begins without', () => {
  const line = massachusetts.lines.find(({ flow }) => flow === payByPhone.name);
  expect(line).toBeDefined();
  expect(line).not.toHaveProperty('signIn');
  const settings = line ? settingsOf(line) : {};
  expect(Object.keys(settings).toSorted()).toEqual(['abroad', 'callsBackTo', 'language', 'pace', 'pay', 'timeZone']);
});
