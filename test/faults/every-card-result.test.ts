import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { massachusetts } from '../../scripts/rigs/sample-system.ts';
import { isCertain, type PayOutcome, payOutcomes, stateAfter } from '../../src/agency/card-payment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { toText } from '../../src/prompts/catalogue/to-text.ts';
import { type Language, languages } from '../../src/text/language.ts';
import { type Bringing, dialToPay, openPayingServers, type PayingServer } from '../support/paying-servers.ts';

/** The carrier says of none that it was not taken: a processor does that, of a kept card. */
type TellingOutcome = Exclude<PayOutcome, 'not-taken'>;

/** What the carrier says of each outcome. */
const results: Readonly<Record<TellingOutcome, Readonly<Record<string, string>>>> = {
  paid: { Result: 'success', PaymentConfirmationCode: 'ch_1' },
  declined: { Result: 'payment-connector-error', PayErrorCode: '64008' },
  'invalid-card': { Result: 'payment-connector-error', PayErrorCode: '64012' },
  cancelled: { Result: 'caller-interrupted-with-star' },
  'too-many-tries': { Result: 'too-many-failed-attempts' },
  'processor-down': { Result: 'payment-connector-error', ConnectorError: '<html><body>502</body></html>' },
  'hung-up': { Result: 'caller-hung-up' },
  unknown: { Result: 'internal-error' },
};

const words: Readonly<Record<TellingOutcome, readonly string[]>> = {
  paid: ['card-paid', 'card-confirmation', 'card-confirmation-again'],
  declined: ['card-declined'],
  'invalid-card': ['card-invalid'],
  cancelled: ['card-cancelled'],
  'too-many-tries': ['card-too-many-tries'],
  'processor-down': ['card-processor-down', 'card-unsettled'],
  'hung-up': ['card-unsettled'],
  unknown: ['card-unsettled'],
};

type Servers = readonly [PayingServer, PayingServer];

/** A way in which a result comes to two servers: before the answer that is heard, and after the caller has hung up. */
interface Way {
  readonly heard: (bringing: Bringing, servers: Servers) => Promise<Response>;
  readonly afterwards?: (bringing: Bringing, servers: Servers) => Promise<unknown>;
  /** Whether the answer knows nothing of the result yet. */
  readonly isBehind?: boolean;
}

/** The last turn of a server that is killed: what it answers never arrives. */
async function takenByKilled({ action }: Bringing, [one, other]: Servers, does: Partial<PayingServer['state']>) {
  const alive = { ...one.state };
  Object.assign(one.state, does);
  await action(one);
  const reply = await action(other);
  Object.assign(one.state, alive);
  return reply;
}

const ways: Readonly<Record<string, Way>> = {
  once: { heard: ({ action }, [one]) => action(one) },
  twice: {
    async heard({ action, status }, [one]) {
      await status(one);
      const first = await (await action(one)).clone().text();
      const again = await action(one);
      expect(await again.clone().text()).toBe(first);
      await status(one);
      return again;
    },
  },
  'by the turn, and late by the status': {
    heard: ({ action }, [one]) => action(one),
    afterwards: ({ status }, [, other]) => status(other),
  },
  'by a late status alone': {
    heard: ({ goOn }, [one]) => goOn(one),
    afterwards: ({ status }, [, other]) => status(other),
    isBehind: true,
  },
  'by a status before the turn that lost it': {
    async heard({ status, goOn }, [one, other]) {
      await status(other);
      return goOn(one);
    },
  },
  'to a server that is killed before it settles': {
    heard: (bringing, servers) => takenByKilled(bringing, servers, { settles: false, saves: false }),
  },
  'to a server that is killed once it has settled': {
    heard: (bringing, servers) => takenByKilled(bringing, servers, { saves: false }),
  },
  'to a server that is killed once it has kept the turn': {
    heard: (bringing, servers) => takenByKilled(bringing, servers, {}),
  },
  'to two servers at once': {
    async heard({ action, status }, [one, other]) {
      const [reply] = await Promise.all([action(one), status(other), action(other), status(one)]);
      return reply;
    },
  },
  'while Redis is gone': {
    async heard({ action, status }, [one, other]) {
      for (const { state } of [one, other]) state.saves = false;
      await action(one);
      await status(other);
      return action(other);
    },
    async afterwards(_bringing, [one, other]) {
      for (const { state } of [one, other]) state.saves = true;
    },
  },
};

/** A sentence as it is heard. */
function render(language: Language, told: Told): string {
  const spoken = massachusetts.catalogue.speak({ language, pace: 'standard', told: [told], next: { kind: 'hang-up' } });
  return toText(spoken);
}

let paying: Awaited<ReturnType<typeof openPayingServers>>;
beforeAll(async () => {
  paying = await openPayingServers(`sqlite:${join(mkdtempSync(join(tmpdir(), 'ivr-paying-')), 'ivr.db')}`);
});
afterAll(() => paying.close());

const outcomes = payOutcomes.filter((outcome) => outcome !== 'not-taken');

describe.each(outcomes)('a card whose result is %s', (outcome) => {
  test.each(languages)('is one row and the right words in %s, however the result comes', async (language) => {
    const { db, servers } = paying;
    for (const [name, { heard, afterwards, isBehind = false }] of Object.entries(ways)) {
      const { caller, isAsked, saysYes, keysCard } = await dialToPay(servers);
      await isAsked(language);
      const payment = await saysYes();
      let late: (() => Promise<unknown>) | undefined;
      await keysCard(results[outcome], (bringing) => {
        late = afterwards && (() => afterwards(bringing, servers));
        return heard(bringing, servers);
      });
      const find = () => db.selectFrom('card_payments').selectAll().where('payment', '=', payment).executeTakeFirst();
      const row = await find();
      const slots = { total: 4076, number: row?.confirmation ?? '' };
      for (const prompt of words[isBehind ? 'unknown' : outcome]) caller.hears(render(language, { prompt, slots }));
      await caller.hangsUp();
      await late?.();

      const settled = await find();
      const taken = isBehind && !isCertain(stateAfter[outcome]) ? 'unknown' : outcome;
      expect([name, settled?.state, settled?.outcome]).toEqual([name, stateAfter[taken], taken]);
      expect(settled).toMatchObject({ amount_cents: 4000, fee_cents: 76, settled_by: 'result' });
      const rows = await db
        .selectFrom('card_payments')
        .select('payment')
        .where('call', '=', settled?.call ?? '')
        .execute();
      expect([name, rows]).toEqual([name, [{ payment }]]);
    }
  });
});
