import i18next from 'i18next';
import { askByTwiml, endByTwiml, oneKey, type PeerVoice, toPound } from '../peer-questions.ts';
import type { TeamRecords } from './open-team-records.ts';
import { teamTexts } from './team-texts.ts';

/** The languages, as the session holds them. */
export type TeamLanguage = keyof typeof teamTexts;

type Found<Name extends keyof TeamRecords> = NonNullable<Awaited<ReturnType<TeamRecords[Name]>>>;

const voices: Readonly<Record<TeamLanguage, PeerVoice>> = {
  'en-US': { voice: 'Polly.Joanna-Neural', language: 'en-US' },
  'es-US': { voice: 'Polly.Lupe-Neural', language: 'es-US' },
};

await i18next.init({
  lng: 'en-US',
  fallbackLng: 'en-US',
  resources: teamTexts,
  // The TwiML builder escapes.
  interpolation: { escapeValue: false },
});

const mainMenu = ['menu.title', 'menu.money', 'menu.balance', 'menu.payments', 'menu.dates'];
const information = ['title', 'openingACase', 'office', 'waysToPay', 'employers', 'moreTopics'].map(
  (name) => `information.${name}`,
);

function writeDocuments(language: TeamLanguage) {
  const t = i18next.getFixedT(language);
  const ask = askByTwiml.bind(undefined, voices[language]);
  const otherwise = () => [t('next.mainMenu'), t('next.hangUp')];
  const moreTopics = () => [t('next.moreTopics'), t('next.hangUp')];
  return {
    welcome: () =>
      ask('language', [t('welcome.name'), t('welcome.english'), t('welcome.spanish'), t('welcome.moreTime')], oneKey),
    role: () => ask('role', [t('role.question'), t('role.yes'), t('role.no'), t('next.otherOptions')], oneKey),
    participantId: () => ask('participant-id', [t('signIn.participantId')], toPound),
    pin: (id: string) => ask('pin', [t('signIn.idHeard', { ending: id.slice(-4) }), t('signIn.pin')], toPound),
    mainMenu: () => ask('menu', [...listTexts(t, mainMenu), t('next.otherOptions')], oneKey),
    information: () => ask('information', listTexts(t, information), oneKey),
    balance: (found: Found<'findCase'>) => ask('after-case', tellCase(t, found), oneKey),
    payments: (found: Found<'findPayments'>) =>
      ask('anything-else', [...tellPayments(t, found), ...otherwise()], oneKey),
    dates: (found: Found<'findDates'>) => ask('anything-else', [...tellDates(t, found), ...otherwise()], oneKey),
    money: () => ask('anything-else', [t('facts.waysToPay'), ...otherwise()], oneKey),
    openingACase: () => ask('more-information', [t('facts.openingACase'), ...moreTopics()], oneKey),
    waysToPay: () => ask('more-information', [t('facts.waysToPay'), ...moreTopics()], oneKey),
    goodbye: () => endByTwiml(voices[language], t('goodbye')),
  };
}

/** What (e) answers, by language and the state of the call. */
export const teamDocuments = { 'en-US': writeDocuments('en-US'), 'es-US': writeDocuments('es-US') };

type Translate = ReturnType<typeof i18next.getFixedT>;

function listTexts(t: Translate, keys: readonly string[]): string[] {
  return keys.map((key) => t(key));
}

function tellCase(t: Translate, { arrears, asOf, monthlySupport, docket, county }: Found<'findCase'>): string[] {
  const spelled = docket.split('-').map((part) => part.split('').join(' '));
  return [
    t('balance.owed', { amount: Number(arrears) }),
    t('balance.asOf', { asOf }),
    t('balance.monthlySupport', { amount: Number(monthlySupport) }),
    t('balance.docket', { docket: spelled.join(', ') }),
    t('balance.county', { county }),
    t('balance.office'),
    t('next.mainMenu'),
    t('next.end'),
  ];
}

function tellPayments(t: Translate, payments: Found<'findPayments'>): string[] {
  const told = payments.map(({ amount, date, paidBy }) =>
    t('payments.paid', { amount: Number(amount), date, context: paidBy }),
  );
  return [t('payments.title'), ...told];
}

function tellDates(t: Translate, dates: Found<'findDates'>): string[] {
  return dates.flatMap(({ date, time, kind, place, address }) => [
    t('dates.at', { date, time, context: kind }),
    t('dates.place', { place, address }),
  ]);
}
