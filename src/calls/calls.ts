import type { ConsentWay } from '../agency/consent.ts';
import type { Flow } from '../dialogue/flow.ts';
import type { Lines } from '../lines/lines.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { deriveKeys, type KeyRing } from '../secrets/key-ring.ts';
import { createSeal } from '../secrets/seal.ts';
import type { NoteTextStatus } from './agencies.ts';
import { createGuessWatch } from './effects/guess-watch.ts';
import { createManyIdsAlarm } from './effects/many-ids-alarm.ts';
import { createRunEffect, type RunEffect } from './effects/run-effects.ts';
import { createCallSeal } from './kept/call-seal.ts';
import { createKeptCalls } from './kept/kept-calls.ts';
import { createOwedCalls } from './owed/owed-calls.ts';
import type { Patience } from './patience.ts';
import type { AuditTrail } from './ports/audit-trail.ts';
import type { CallLog } from './ports/call-log.ts';
import type { CardPaymentStore } from './ports/card-payment-store.ts';
import type { Charges } from './ports/charges.ts';
import type { CallStore, OwnCalls } from './ports/call-store.ts';
import type { EndedCalls } from './ports/ended-calls.ts';
import type { OutgoingCalls } from './ports/carrier-calls.ts';
import type { ConsentStore } from './ports/consent-store.ts';
import type { Count } from './ports/count.ts';
import type { Measure } from './ports/measure.ts';
import type { OwedStore } from './ports/owed-store.ts';
import type { QueueStore } from './ports/queue-store.ts';
import type { AgencyVoices } from './ports/recordings.ts';
import type { Records } from './ports/records.ts';
import type { ReplyPayments } from './ports/reply-payments.ts';
import type { SharedSets } from './ports/shared-sets.ts';
import type { TextList } from './ports/text-list.ts';
import { createCallbacks } from './queue/callbacks.ts';
import { createIntroduce } from './queue/introduce-at-desk.ts';
import { createQueue } from './queue/queue.ts';
import { createUpdateQueue } from './queue/update-queue.ts';
import { createAnswerText } from './texts/answer-text.ts';
import { createPayByReply } from './texts/pay-by-reply.ts';
import { createStopReminderCalls } from './texts/stop-reminder-calls.ts';
import { createConverse } from './texts/text-conversation.ts';
import { answerInTime } from './turns/answer-in-time.ts';
import { createEndCall } from './turns/end-call.ts';
import { oneAtATime } from './turns/one-at-a-time.ts';
import { passOnWhileStopping } from './turns/pass-on-while-stopping.ts';
import { createSettleCharge } from './turns/settle-charge.ts';
import { createTakeTurn } from './turns/take-turn.ts';
import { createTurnAway } from './turns/turn-away.ts';

/** What paying by replying takes. */
interface ByReply {
  readonly replies: ReplyPayments;
  readonly charges: Charges;
}

/** All that calls need of the world. */
export interface World {
  readonly flows: readonly Flow[];
  readonly lines: Lines;
  readonly prompts: Prompts;
  readonly records: Records;
  readonly consents: ConsentStore;
  /** In which ways people are reminded of what they agreed to; none where they are not. */
  readonly reminds: () => readonly ConsentWay[];
  /** Where texts wait to be sent, and what became of them; undefined where none are sent. */
  readonly texts: Pick<TextList, 'claim' | 'findHistory'> | undefined;
  readonly cardPayments: CardPaymentStore;
  /** Who pays by replying to texts, and what charges their cards; left out where nobody can. */
  readonly byReply?: ByReply | undefined;
  /** Whether e-mails leave by themselves; else a person sends them. */
  readonly emailsAtOnce: boolean;
  readonly trail: AuditTrail;
  /** Notes in the trail what effects disclose and change, before it is told. */
  readonly audit: (runEffect: RunEffect) => RunEffect;
  readonly calls: CallStore;
  /** Which calls are over, beyond the life of that store. */
  readonly ended: EndedCalls;
  /** Calls that end with this process. Undefined where other servers go on with them. */
  readonly own: OwnCalls | undefined;
  readonly queues: QueueStore;
  readonly sets: SharedSets;
  /** What callers are owed who have hung up. */
  readonly owed: OwedStore;
  /** What calls do with recordings; left out where these stay with the carrier. */
  readonly voices?: AgencyVoices | undefined;
  /** Takes up what the carrier tells of texts; left out where none are sent. */
  readonly noteTextStatus?: NoteTextStatus | undefined;
  /** Seals what is kept of calls and queues. */
  readonly keys: KeyRing;
  /** Places calls, where that can be done: then a caller who waits may be called back. */
  readonly outgoing: OutgoingCalls | undefined;
  /** Where the carrier reaches this server. */
  readonly publicUrl: () => string;
  readonly log: CallLog;
  readonly count: Count;
  readonly measure: Measure;
  readonly now: () => Temporal.Instant;
  readonly patience: Patience;
  /** When what a caller left at the end of a call is tried again. */
  readonly retriesMs: readonly number[];
}

/** Everything that happens to a call, in the order in which it happens. */
export function createCalls(world: World) {
  const { keys, outgoing } = world;
  const kept = createKeptCalls({ ...world, seal: createCallSeal(keys) });

  const updateQueue = createUpdateQueue({ ...world, seal: createSeal(keys, 'desk') });
  const queue = createQueue({ ...world, updateQueue, callsBack: outgoing !== undefined });
  const callbacks = outgoing && createCallbacks({ ...world, outgoing, updateQueue });

  const alarm = createManyIdsAlarm({ ...world, key: deriveKeys(keys, 'source').oldest.key });
  const guesses = createGuessWatch({ ...world, key: deriveKeys(keys, 'source').oldest.key });
  const runEffect = world.audit(createRunEffect({ ...world, queue, alarm, guesses }));

  const owedCalls = createOwedCalls({ ...world, kept, runEffect });

  const takeTurn = createTakeTurn({
    ...world,
    kept,
    runEffect,
    owedCalls,
    isSignedIn: (participant) => world.records.isSignedIn(participant),
  });
  const taking = passOnWhileStopping(answerInTime(oneAtATime(takeTurn), world), { ...world, ...kept });

  const converse = openConversations(world, runEffect);

  const endCall = createEndCall({ ...world, kept, queue, owedCalls });
  return {
    ...taking,
    endCall,
    turnAway: createTurnAway(world),
    takeUpOwed: owedCalls.takeUp,
    introduce: createIntroduce({ ...world, kept }),
    callbacks,
    answerText: createAnswerText({ ...world, converse, payByReply: openPayByReply(world) }),
    stopReminderCalls: createStopReminderCalls(world),
    voices: world.voices,
    noteTextStatus: world.noteTextStatus,
    settleCharge: createSettleCharge(runEffect),
  };
}

/** Undefined where nobody can pay by replying. */
function openPayByReply({ byReply, ...world }: World) {
  return byReply && createPayByReply({ ...world, ...byReply });
}

/** A conversation ends when its store forgets it. */
const conversationLife = { idleMs: Infinity, longestMs: Infinity };

/** Conversations in text messages take turns as calls do. They are counted text by text, and leave nothing to be done. */
function openConversations(world: World, runEffect: RunEffect) {
  const flows = world.flows.flatMap(({ inWriting }) => inWriting ?? []);
  const kept = createKeptCalls({ ...world, flows, seal: createCallSeal(world.keys), life: conversationLife });
  const takeTurn = createTakeTurn({
    ...world,
    flows,
    kept,
    runEffect,
    owedCalls: { note: async () => {} },
    isSignedIn: async () => false,
    measure: { turnTaken() {}, callEnded() {}, callbackSettled() {}, textTaken() {} },
  });
  return createConverse({ ...world, kept, takeTurn });
}
