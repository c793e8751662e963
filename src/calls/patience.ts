/** How long each part of a turn may take, and what goes on around turns, in milliseconds. */
export interface Patience {
  /** Between two looks at the store for an answer that another server has saved. */
  readonly lookAgainMs: number;
  /** One command to the store of calls. A turn needs two: one loads, one saves. */
  readonly storeCommandMs: number;
  /** A connection to Redis opens, or one on which a command stays unanswered counts as lost. */
  readonly storeConnectionMs: number;
  /** A part behind the server answers its health check. */
  readonly healthMs: number;
  /** A server that has just started turns no call away: it still compiles. */
  readonly settlingMs: number;
  /** A server that stops is seen to stop by the load balancer. */
  readonly noticeMs: number;
  /** A caller hears nothing for so long, then "one moment, please". */
  readonly firstSilenceMs: number;
  /** A connection to the agency's API opens. */
  readonly agencyConnectMs: number;
  /** A caller hears nothing for so long after each "one moment, please". */
  readonly laterSilenceMs: number;
  /** One attempt at the agency's API, its answer read. */
  readonly agencyAttemptMs: number;
  /** A connection to PostgreSQL opens. */
  readonly databaseConnectMs: number;
  /** A PostgreSQL that refuses connections, as while it restarts, takes them again. */
  readonly databaseReturnMs: number;
  /** One statement of the database, or the wait for a lock on it. */
  readonly statementMs: number;
  /** A statement whose database is gone without a word: a database that is there ends it after `statementMs`. */
  readonly lostStatementMs: number;
  /** A server that stops serves the calls that end with it. */
  readonly drainMs: number;
  /** All attempts at the agency's API, and the waits between them. */
  readonly agencyMs: number;
  /** All effects of a turn. */
  readonly effectsMs: number;
  /** All effects of a turn and their entries in the audit trail. */
  readonly auditedMs: number;
  /** A whole turn, from the moment its call was found. */
  readonly turnMs: number;
  /** A PIN that a turn was checking longer ago is not being checked any more. */
  readonly pinCheckMs: number;
  /** A process that is told to stop ends; container platforms kill it after 30 s. */
  readonly stopMs: number;
}

/** How often a caller is asked for a moment before the question is put once more. */
export const mostMoments = 3;

/** The times, in the order in which they must grow: what waits for another part is more patient than that part. */
export const usualPatience: Patience = {
  lookAgainMs: 250,
  storeCommandMs: 800,
  storeConnectionMs: 2000,
  healthMs: 2000,
  settlingMs: 3000,
  noticeMs: 3000,
  firstSilenceMs: 3000,
  agencyConnectMs: 3000,
  laterSilenceMs: 4000,
  agencyAttemptMs: 4000,
  databaseConnectMs: 5000,
  databaseReturnMs: 6000,
  statementMs: 8000,
  lostStatementMs: 10_000,
  drainMs: 10_000,
  agencyMs: 12_000,
  effectsMs: 12_000,
  auditedMs: 13_000,
  turnMs: 14_000,
  pinCheckMs: 15_000,
  stopMs: 28_000,
};

const minuteMs = 60_000;

/** A call without a turn for so long is over, and no copy of it counts. A conversation at the desk may take longer: nothing is told after it. */
export const idleCallMs = 30 * minuteMs;

/** Nobody stays signed in longer, with turns or without: it is the carrier's own limit of a call (twilio.com/docs/voice/twiml/dial). */
export const longestCallMs = 240 * minuteMs;

/** When what a caller left at the end of a call is tried again while the records cannot be reached. */
export const retriesAfterCallMs: readonly number[] = [
  5000,
  20_000,
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  60 * minuteMs,
];
