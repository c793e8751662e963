import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lines } from '../../../scripts/rigs/sample-system.ts';
import { createMadeUpCharges } from '../../../src/adapters/memory/made-up-charges.ts';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import type { Charges } from '../../../src/calls/ports/charges.ts';
import { createPayByReply } from '../../../src/calls/texts/pay-by-reply.ts';
import type { Language } from '../../../src/text/language.ts';
import { mobile, openEnrolledPayer, token } from '../../support/enrolled-payer.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';
import { catalogue } from '../../support/whole-system.ts';

const startMs = Date.UTC(2026, 10, 28, 18);
const hourMs = 3_600_000;
const untilMs = startMs + 72 * hourMs;

interface Opening {
  readonly card?: string;
  readonly processor?: Charges;
}

/** Somebody who has the code of a reminder, and servers that answer their texts. */
async function open({ card = token, processor = createMadeUpCharges() }: Opening = {}) {
  const url = await temporaryDatabase();
  const payer = await openEnrolledPayer(url, startMs);
  onTestFinished(() => payer.records.close());
  await payer.enrol({ card });
  const code = await payer.offer(untilMs);
  const logged: string[] = [];
  const note = (facts: object, message: string) => void logged.push(`${message} ${JSON.stringify(facts)}`);
  const sets = createMemorySharedSets();
  let nowMs = startMs + hourMs;
  let texts = 0;
  const openServer = (charges: Charges = processor) => {
    const { replies, cardPayments, consents, trail } = payer;
    const answer = createPayByReply({
      replies,
      cardPayments,
      consents,
      trail,
      charges,
      sets,
      lines,
      keys: [oldKey],
      prompts: { current: () => catalogue },
      log: { debug: note, info: note, warn: note, error: note },
      now: () => Temporal.Instant.fromEpochMilliseconds(nowMs),
    });
    return async (written: string, from = mobile, language: Language = 'en') => {
      texts += 1;
      const where = { from, to: '+18669013212', line: 'customer-connect', message: `SM${texts}` };
      return (await answer({ ...where, code: written, language }))[0];
    };
  };
  return {
    ...payer,
    url,
    code,
    logged,
    openServer,
    text: openServer(),
    wait: (ms: number) => void (nowMs += ms),
    rows: () => payer.db.selectFrom('card_payments').selectAll().execute(),
  };
}

function made() {
  const charges = createMadeUpCharges();
  return { charges, count: () => charges.kept.size };
}

describe('a code', () => {
  it('pays once, tells the confirmation and when it counts, and tells the same again', async () => {
    const { charges, count } = made();
    const { text, code, rows, db } = await open({ processor: charges });
    const paid = await text(code);
    expect(paid).toMatch(/^Thank you\. Your card was charged \$433\.08\. .*number is .*\d\. It counts on/);
    const [row] = await rows();
    expect(row).toMatchObject({ way: 'reply', state: 'paid', amount_cents: 42_500, fee_cents: 808 });
    expect(charges.kept.get(row?.payment ?? '')).toMatchObject({ cents: 43_308, token });
    expect(await text(code)).toContain('You have paid that already: $433.08');
    expect(await text(code, mobile, 'es')).toContain('Eso ya lo pagó: $433.08');
    expect(count()).toBe(1);
    const trail = await db.selectFrom('audit').selectAll().execute();
    expect(trail.length).toBeGreaterThan(1);
  });

  it('pays once where two servers are told it at once', async () => {
    const { charges, count } = made();
    const { openServer, code, rows } = await open({ processor: charges });
    const answers = await Promise.all([openServer()(code), openServer()(code), openServer()(code)]);
    expect(answers.filter((answer) => answer?.startsWith('Thank you.'))).not.toEqual([]);
    expect(await rows()).toHaveLength(1);
    expect(count()).toBe(1);
  });

  it.each([
    [
      'tok_declines',
      'Your card was declined, and nothing was charged.',
      'Su tarjeta fue rechazada y no se cobró nada.',
    ],
    ['tok_gone', 'Your card can no longer be used', 'Su tarjeta ya no se puede usar'],
    ['tok_busy', 'Your card cannot be charged now', 'Ahora no se puede cobrar a su tarjeta'],
  ])('of a card that is %s is told, and charges nothing later', async (card, english, spanish) => {
    for (const [language, wanted] of [
      ['en', english],
      ['es', spanish],
    ] as const) {
      const { text, code, rows, replies } = await open({ card });
      expect(await text(code, mobile, language)).toContain(wanted);
      expect(await text(code)).toContain('That code was used before, and nothing more was charged.');
      expect(await rows()).toMatchObject([{ state: 'not-paid' }]);
      expect(await replies.findOf('1')).toHaveLength(card === 'tok_gone' ? 0 : 1);
    }
  });

  it('of which nobody knows what it did is told so, never charged again, and found later', async () => {
    const { charges, count } = made();
    const silent: Charges = {
      charge: async (wanted) => (await charges.charge(wanted), { outcome: 'unknown' }),
      find: async () => ({ outcome: 'unknown' }),
    };
    const { openServer, text, code, rows } = await open({ processor: charges });
    const first = openServer(silent);
    expect(await first(code)).toContain('We do not know yet whether your card was charged.');
    expect(await first(code, mobile, 'es')).toContain('Todavía no sabemos si se cobró a su tarjeta.');
    expect(await rows()).toMatchObject([{ state: 'unsettled' }]);
    expect(await text(code)).toContain('You have paid that already');
    expect(await rows()).toMatchObject([{ state: 'paid' }]);
    expect(count()).toBe(1);
  });

  it('is told as not known where a server died behind its charge, or before it, and is not charged again', async () => {
    const { charges, count } = made();
    const { openServer, text, code, rows } = await open({ processor: charges });
    // Nothing behind this is ever done by that server.
    const asked = Promise.withResolvers<void>();
    const dying: Charges = {
      charge: () => (asked.resolve(), new Promise(() => {})),
      find: (payment, withinMs) => charges.find(payment, withinMs),
    };
    void openServer(dying)(code);
    await asked.promise;
    expect(await rows()).toMatchObject([{ state: 'begun' }]);
    expect(await text(code)).toContain('We do not know yet whether your card was charged.');
    expect(count()).toBe(0);
  });

  it('pays nothing where the payment cannot be kept', async () => {
    const { charges, count } = made();
    const { db, text, code } = await open({ processor: charges });
    await db.schema.dropTable('card_payments').execute();
    expect(await text(code)).toContain('Your card cannot be charged now, and nothing was charged.');
    expect(count()).toBe(0);
  });
});

describe('a code that pays nothing', () => {
  it('is one from another number, another one, an old one, or one of somebody who has ended it', async () => {
    const { charges, count } = made();
    const { text, code, wait, end, enrol } = await open({ processor: charges });
    expect(await text(code, '+19165550199')).toContain('That code pays nothing from this number');
    expect(await text(code === '0000' ? '0001' : '0000')).toContain('That code pays nothing from this number');
    expect(await text('12', mobile, 'es')).toContain('Ese código no sirve desde este número');
    await end('pay-by-reply', startMs + 1, { participant: '1' });
    expect(await text(code)).toContain('You do not pay by text any more');
    await enrol({ sinceMs: startMs + 2 });
    expect(await text(code)).toContain('You do not pay by text any more');
    wait(72 * hourMs);
    expect(await text(code)).toContain('That code is too old');
    expect(count()).toBe(0);
  });

  it('is the right one behind five wrong ones, for an hour', async () => {
    const { charges, count } = made();
    const { text, code, openServer } = await open({ processor: charges });
    const wrong = ['0000', '0001', '0002', '0003', '0004', '0005'].filter((one) => one !== code).slice(0, 5);
    for (const one of wrong) expect(await text(one)).toContain('That code pays nothing');
    expect(await openServer()(code)).toContain('Too many codes came that were not right');
    expect(await text(code, mobile, 'es')).toContain('Llegaron demasiados códigos equivocados');
    expect(count()).toBe(0);
  });
});

it('writes down no token, code or number', async () => {
  for (const card of [token, 'tok_declines', 'tok_gone', 'tok_busy']) {
    const { text, code, logged, url, records } = await open({ card });
    await text(code);
    await text('0000');
    await records.close();
    const kept = readFileSync(url.replace('sqlite:', ''), 'latin1');
    for (const written of [logged.join('\n'), kept]) {
      expect(written).not.toContain(token);
      expect(written).not.toContain(mobile.slice(2));
    }
    expect(logged.join('\n')).not.toContain(code);
  }
});
