import { shiftTwins } from '../../src/channels/tty/conversation/shift-twins.ts';
import { readEntry } from '../../src/typed/read-entry.ts';
import type { CallerInput } from '../../src/dialogue/caller-input.ts';
import type { CallerEvent } from '../../src/dialogue/event.ts';
import { interpret } from '../../src/dialogue/interpret.ts';
import { toTtyText } from '../../src/prompts/catalogue/tty-text.ts';
import { understand } from '../../src/understanding/understand.ts';
import { catalogue } from '../support/whole-system.ts';
import { questionNamed } from './questions.ts';
import type { Sentence } from './read-corpus.ts';

/** `danger`: ends the call, tells from the records or binds the caller, unasked. */
export type Verdict = 'as meant' | 'asked again' | 'wrong place' | 'danger';

/** Menus behind which an errand is done: a caller who named the errand and gets the menu is on the way. */
const menusOf: Readonly<Record<string, readonly string[]>> = {
  balance: ['cases'],
  payments: ['payments'],
  'payments-made': ['payments', 'made'],
  'payments-sent': ['payments', 'sent'],
  dates: ['dates'],
  pay: ['money', 'make-payment', 'ways-to-pay'],
  'direct-deposit': ['money'],
  'payment-card': ['money'],
  message: ['other', 'message'],
  documents: ['other', 'documents'],
  'contact-change': ['other', 'contact', 'change'],
  'text-reminders': ['other', 'contact'],
  'text-reminders-end': ['other', 'contact'],
  'new-pin': ['other', 'contact'],
  'missing-payment': ['other', 'report', 'payments'],
  'order-review': ['other', 'report'],
  'close-case': ['other'],
  'order-copy': ['other', 'documents'],
  'appointment-change': ['other'],
  conference: ['dates'],
  license: ['other'],
  passport: ['other'],
  taxes: ['other'],
  custody: ['other'],
  employers: ['other'],
  offices: ['other', 'office'],
  'open-case': ['other', 'opening-a-case'],
  'get-pin': ['other', 'more'],
  complaints: ['other', 'more'],
};

/** The year in which the sentences of the corpus are said. */
const yearOfCorpus = 2026;

/** Errands that end with a person. */
const byAPerson = new Set(
  'close-case order-copy appointment-change conference license passport taxes custody message text-reminders complaints'.split(
    ' ',
  ),
);
const afterAnAnswer = /^(after-case|anything-else|another-topic|next-case|more-payments|more-dates)$/;
const ofYes: Readonly<Record<string, string>> = {
  role: 'parent',
  'after-case': 'main-menu',
  'anything-else': 'main-menu',
  'another-topic': 'topics',
  'next-case': 'next',
  'more-payments': 'more',
  'more-dates': 'more',
  'direct-deposit-form': 'mail',
  'text-reminders': 'agree',
  'confirm-callback': 'right',
};
const ofNo: Readonly<Record<string, string>> = {
  role: 'not-a-parent',
  'text-reminders': 'decline',
  'confirm-callback': 'again',
};
/** Nothing is told from the records at these: an errand leads to the sign-in. */
const beforeSignIn = new Set(['language', 'role', 'general-information', 'more-information', 'another-topic']);
const tells = new Set(['cases', 'balance', 'payments', 'payments-made', 'payments-sent', 'dates']);

/** What is understood of a spoken sentence, as the corpus names it. */
export function outcomeOf(sentence: Sentence): string {
  return hear(sentence, { kind: 'speech', text: sentence.heard });
}

/** The same of a sentence typed on a text telephone, in the characters that one has. */
export function typedOutcomeOf(sentence: Sentence): string {
  const { language, heard } = sentence;
  const question = questionNamed(sentence.question);
  const labels = question.kind === 'choice' ? catalogue.labels(language, question) : new Map<string, string>();
  const vocabulary = catalogue.vocabulary(language, question);
  const hearings = catalogue.hearings(language, question);
  return hear(
    sentence,
    readEntry(`${toTtyText(heard)} GA`, { question, language, labels, vocabulary, hearings, twins: shiftTwins }),
  );
}

function hear({ language, question: name }: Sentence, input: CallerInput): string {
  const question = questionNamed(name);
  const hearings = catalogue.hearings(language, question);
  return nameEvent(
    interpret(input, { kind: 'ask', question, misses: 0 }, (said) => understand(said, hearings, yearOfCorpus)),
  );
}

function nameEvent(event: CallerEvent): string {
  if (event.type === 'errand') return event.errand;
  if (event.type === 'either') return `either ${event.errands.join(' or ')}`;
  if (event.type === 'entered') return `=${event.digits}`;
  if (event.type === 'picked') return `#${event.position}`;
  if (event.type === 'no-match' || event.type === 'no-input') return 'nothing';
  if (event.type === 'more-time' || event.type === 'choose.more-time') return 'time';
  return event.type.replace(/^choose\./, '');
}

/** Whether a sentence was understood as meant. */
export function judge(sentence: Sentence, outcome: string): Verdict {
  if (sentence.means.some((meant) => fits(meant, outcome, sentence.question))) return 'as meant';
  if (outcome === 'nothing' || outcome === 'repeat' || outcome === 'help' || outcome.startsWith('either'))
    return 'asked again';
  return isDanger(sentence, outcome) ? 'danger' : 'wrong place';
}

function fits(meant: string, outcome: string, question: string): boolean {
  if (meant === outcome) return true;
  if (meant === 'stay') return !isDanger({ question, means: [meant] }, outcome);
  if (meant === 'yes') return outcome === ofYes[question];
  if (meant === 'no') return outcome === (ofNo[question] ?? 'goodbye');
  if (meant === 'time') return outcome === 'help' && question === 'role';
  if (question === 'role' && meant === 'other') return outcome === 'not-a-parent' || outcome === 'employers';
  if (question === 'role' && outcome === 'parent') return meant in menusOf && !generalNeeds.has(meant);
  if (question === 'role' && outcome === 'other') return generalNeeds.has(meant);
  if (question === 'language') return outcome === 'english' && meant in menusOf;
  if (byAPerson.has(meant) && outcome === 'agent') return true;
  if (meant === 'missing-payment' && outcome === 'payments') return true;
  if (outcome === 'main-menu' && afterAnAnswer.test(question)) return meant in menusOf;
  if (question === 'report' || question === 'documents') return false;
  return (menusOf[meant] ?? []).includes(outcome) || (menusOf[outcome] ?? []).includes(meant);
}

const generalNeeds = new Set(['open-case', 'employers', 'offices', 'complaints', 'get-pin']);

function isDanger({ question, means }: Pick<Sentence, 'question' | 'means'>, outcome: string): boolean {
  if (outcome === 'goodbye' || outcome === ofNo[question]) return true;
  if (['agree', 'mail', 'send'].includes(outcome)) return true;
  return (
    tells.has(outcome) &&
    !beforeSignIn.has(question) &&
    !means.some((meant) => meant in menusOf || (menusOf[outcome] ?? []).includes(meant))
  );
}
