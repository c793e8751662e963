import type { Slots } from './prompt-contract.ts';

/** Statements that every flow needs. */
export const sharedStatements = {
  /** Said before a question is asked again. */
  'no-input': {},
  'no-match': {},
  /** Before the last try. */
  'last-try': {},
  /** The call slows down. */
  'more-time': {},
  /** The answer takes longer than usual. */
  'one-moment': {},
  /** So many call that new calls are not taken. */
  busy: {},
  'call-again': {},
  /** Something failed on our side; the question is asked again. */
  fault: {},
  /** We no longer know where the caller was. */
  'lost-place': {},
  /** Nothing answers at the dialled number. */
  'unknown-line': {},
  /** While a caller waits in the queue and there is nothing else to hear. */
  'still-waiting': {},
  /** Before the call goes to a person. */
  transfer: {},
  /** When people answer at the desk again. */
  'desk-opens-today': { from: 'time', to: 'time' },
  'desk-opens-tomorrow': { from: 'time', to: 'time' },
  'desk-opens-later': { day: 'day', from: 'time', to: 'time' },
  /** By which clock times are told to callers abroad. */
  'our-time': {},
  /** In which hours people answer at the desk, week by week; the days are `weekday-monday` and so on. */
  'desk-hours-days': { first: 'term', last: 'term', from: 'time', to: 'time' },
  'desk-hours-day': { day: 'term', from: 'time', to: 'time' },
  'desk-closed-on-holidays': {},
  'weekday-monday': {},
  'weekday-tuesday': {},
  'weekday-wednesday': {},
  'weekday-thursday': {},
  'weekday-friday': {},
  'weekday-saturday': {},
  'weekday-sunday': {},
  /** While no server answers: before the desk is rung, whether it is open or not, and after that. */
  'trying-desk': {},
  'after-desk': {},
  /** Said to the person at the desk before a caller is connected: the language of the call, and that it is at relay pace. */
  'caller-speaks-en': {},
  'caller-speaks-es': {},
  'relay-caller': {},
  /** Said to them where they must press a key before the caller is connected. */
  'take-call': {},
  goodbye: {},
} as const satisfies Record<string, Slots>;
