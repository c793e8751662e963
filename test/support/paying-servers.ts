import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { massachusetts } from '../../scripts/rigs/sample-system.ts';
import { signWebhook, type SignedRequest } from '../../scripts/phone/carrier/sign-webhook.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { createMemoryCallStore } from '../../src/adapters/memory/memory-call-store.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import type { CallStore } from '../../src/calls/ports/call-store.ts';
import type { Language } from '../../src/text/language.ts';
import { holdBack } from '../../src/system/hold-back.ts';
import { dial } from './caller.ts';
import { oldKey } from './sqlite-records.ts';
import { openSystem } from './whole-system.ts';

export type PayingServer = Awaited<ReturnType<typeof openServer>>;

/** The line on which somebody pays without signing in. */
const to = '+18554492859';
const patience = () => AbortSignal.timeout(15_000);

/** Two servers for callers who pay, with one database and one store of calls, which can fail as Redis can. `url`: of the database. */
export async function openPayingServers(url: string) {
  const store = createMemoryCallStore();
  const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
  const servers = [await openServer(url, store), await openServer(url, store)] as const;
  return {
    db,
    servers,
    /** What the store knows of a call, and takes in place of what it knows now. */
    store,
    async close() {
      await records.close();
      for (const server of servers) await server.close();
    },
  };
}

async function openServer(url: string, store: CallStore) {
  /** `settles`: whether its effects reach the payments. `saves`: whether it reaches the store of calls. */
  const state = { settles: true, saves: true };
  const system = await openSystem({
    lines: massachusetts.lines,
    // The other one goes on with the store where this one closes.
    calls: { ...holdBack(store, () => state.saves, []), close: async () => {} },
    openRecords: () => openSqlRecords({ url, keys: [oldKey] }),
    around: (runEffect) => async (effect, attempt) =>
      effect.type === 'settlePayment' && !state.settles ? { type: 'records-unavailable' } : runEffect(effect, attempt),
  });
  return { ...system, state, transport: injectInto(system.app) };
}

/** `cookie`: in place of the one that the carrier kept. */
type Send = (server: PayingServer, cookie?: string) => Promise<Response>;

/** A result of a card that is on its way, as the carrier can bring it. */
export interface Bringing {
  /** Brings it by the turn, and gives what the server says. */
  readonly action: Send;
  /** Goes on behind the verb: the turn without any result. */
  readonly goOn: Send;
  /** Brings it beside the turn. */
  readonly status: Send;
}

/** How a result comes to the servers; what the last answer says is what the caller hears. */
export type Bring = (bringing: Bringing) => Promise<Response>;

/** How a webhook comes to the servers; the answer that it gives is the one that arrives. */
type Deliver = (send: (server: PayingServer) => Promise<Response>) => Promise<Response>;

/** A caller of the line, whose carrier brings the result of a card as it is told to, and all else to the servers in turns. */
export async function dialToPay(servers: readonly [PayingServer, PayingServer]) {
  const { authToken, publicUrl } = servers[0];
  let sent = 0;
  let call = '';
  let bring: Bring | undefined;
  let deliver: Deliver | undefined;
  let brought: Readonly<Record<string, string>> = {};

  const transport: Transport = (request, signal) => {
    call = new URLSearchParams(request.body).get('CallSid') ?? call;
    if (deliver) {
      const once = deliver;
      deliver = undefined;
      return once((server) => server.transport(request, signal));
    }
    const parameters = new URLSearchParams(request.body);
    if (!parameters.has('Result') || !bring) return servers[(sent += 1) % 2 === 0 ? 0 : 1].transport(request, signal);
    const told = { ...Object.fromEntries(parameters), ...brought };
    const once = bring;
    bring = undefined;
    return once(bringingOf(request, told));
  };

  const caller = await dial(transport, { to, authToken, publicUrl });
  let statusUrl = '';

  function bringingOf({ url, headers: { cookie = '' } }: SignedRequest, told: Readonly<Record<string, string>>) {
    const send = (
      server: PayingServer,
      at: string,
      { Result, ...more }: Readonly<Record<string, string>>,
      carried = cookie,
    ) => {
      const parameters = new URLSearchParams(Result === undefined ? more : { ...more, Result });
      const signed = signWebhook(authToken, { method: 'POST', url: at, parameters });
      return server.transport(
        at === url ? { ...signed, headers: { ...signed.headers, cookie: carried } } : signed,
        patience(),
      );
    };
    const { Result: _, PaymentConfirmationCode: _charge, PayErrorCode: _code, ...bare } = told;
    return {
      action: (server: PayingServer, carried?: string) => send(server, url, told, carried),
      goOn: (server: PayingServer, carried?: string) => send(server, url, bare, carried),
      status: (server: PayingServer) => send(server, statusUrl, told),
    } satisfies Bringing;
  }

  return {
    caller,
    /** The carrier's name of the call. */
    name: () => call,
    /** Goes on to where a yes leads to the card. */
    isAsked: async (language: Language, amount = '4000#'): Promise<void> => {
      for (const keys of [{ en: '1', es: '9' }[language], '1', '2000000000001#', amount]) await caller.presses(keys);
    },
    /** Says yes, and gives our name of the payment. `how`: how that webhook comes to the servers. */
    saysYes: async (how?: Deliver): Promise<string> => {
      deliver = how;
      await caller.presses('1');
      const { state } = caller.call;
      if (state.kind !== 'paying') throw new Error(`No card is asked for: ${caller.script()}`);
      statusUrl = state.verb.statusUrl ?? '';
      return state.verb.parameters['payment'] ?? '';
    },
    /** Keys in a card, whose result the carrier brings so. */
    keysCard: async (result: Readonly<Record<string, string>>, how: Bring): Promise<void> => {
      bring = how;
      brought = result;
      await caller.presses('4111111111111111123512302108#');
    },
  };
}
