/** What is counted besides being logged, for those who watch the servers. */
export const countedThings = [
  'calls turned away',
  'webhooks refused',
  'turns answered late',
  'turns that failed',
  'turns kept by the carrier alone',
  'places lost',
  'sources with many IDs',
  'sign-ins refused',
  'minutes with many refusals',
  'sign-ins locked',
  'sign-ins held up',
  'callers in a queue',
  'callers who left a queue',
  'callers who wait to be called',
  'callers called back',
  'calls back left to the agency',
  'lines of the log lost',
  'events of calls lost',
] as const;

export type Counted = (typeof countedThings)[number];

/** Counts something that happened. */
export type Count = (what: Counted) => void;
