import { setTimeout as wait } from 'node:timers/promises';
import { placeCall } from '../../phone/handsets/voice/place-call.ts';
import type { PhoneCall } from '../../phone/handsets/voice/phone-call.ts';
import type { Transport } from '../../phone/carrier/send-webhook.ts';
import type { ProcessorBooks } from './processor-books.ts';

interface Payers {
  readonly count: number;
  /** So many calls are held at once. */
  readonly atOnce: number;
  readonly transport: Transport;
  readonly authToken: string;
  readonly publicUrl: string;
  readonly books: ProcessorBooks;
}

/** How one in ten ends, in turn: `keys` are the security code by which the carrier's processor fails, or none where the caller hangs up. */
const failures: readonly { readonly code?: string; readonly isPaid: boolean }[] = [
  { code: '201', isPaid: false },
  { code: '203', isPaid: true },
  { code: '203', isPaid: false },
  { code: '205', isPaid: true },
  { code: '204', isPaid: true },
  { isPaid: true },
  { isPaid: false },
];

const charged = { code: '123', isPaid: true } as const;

/** Calls the line for payments, many times: each caller pays another amount. The processor fails one in ten. */
export async function payInCalls({ count, atOnce, ...payers }: Payers): Promise<void> {
  let next = 0;
  async function callOn(): Promise<void> {
    for (let at = next++; at < count; at = next++) await payOnce(payers, at);
  }
  await Promise.all(Array.from({ length: atOnce }, callOn));
}

type Payer = Omit<Payers, 'count' | 'atOnce'>;

/** A server that has too much to do turns calls away: their callers call again. */
const mostTries = 100;
const againMs = 100;

async function dial({ transport, authToken, publicUrl }: Payer): Promise<PhoneCall> {
  const incomingUrl = `${publicUrl}/voice/incoming`;
  for (let tries = 1; ; tries += 1) {
    const call = await placeCall({ incomingUrl, transport, to: '+18554492859', from: '+16175550142', authToken });
    if (call.state.kind !== 'ended') return call;
    if (tries === mostTries) throw new Error('The server turns all calls away');
    await wait(againMs);
  }
}

async function payOnce(payer: Payer, at: number): Promise<void> {
  const { books } = payer;
  const call = await dial(payer);
  const amount = 100 + ((at * 37) % 499_900);
  for (const keys of [at % 2 === 0 ? '1' : '9', '1', `2${String(at).padStart(12, '0')}#`, `${amount}#`, '1'])
    await call.press(keys);
  const { code, isPaid } = at % 10 === 0 ? (failures[(at / 10) % failures.length] ?? charged) : charged;
  const { payment, cents } = readVerb(call);
  books.book({ payment, cents, atMs: Date.now(), isPaid });
  if (code !== undefined) await call.press(`41111111111111111235${code}02108#`);
  await call.hangUp();
}

function readVerb({ state }: PhoneCall): { readonly payment: string; readonly cents: number } {
  if (state.kind !== 'paying') throw new Error('A caller who pays is asked for no card');
  const { parameters, amount } = state.verb;
  return { payment: parameters['payment'] ?? '', cents: Math.round(Number(amount) * 100) };
}
