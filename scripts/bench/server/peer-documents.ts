// The documents of the peer, as a system without prompt files writes them: each is a sentence or a menu in the code.
import { type GeneratedParticipant, court, writeSum } from '../load/generated-agency.ts';
import { askByTwiml, endByTwiml, oneKey, type PeerVoice, toPound } from './peer-questions.ts';

const joanna: PeerVoice = { voice: 'Polly.Joanna-Neural', language: 'en-US' };
const ask = askByTwiml.bind(undefined, joanna);

const welcome = () =>
  ask(
    'language',
    ['Customer Connect.', 'For English, press 1.', 'For Spanish, press 9.', 'For relay or more time, press 8.'],
    oneKey,
  );

const role = () =>
  ask(
    'role',
    [
      'For a person at any time, press 0. Are you a parent or guardian?',
      'If yes, press 1.',
      'If no, press 2.',
      'For other options, press 7.',
    ],
    oneKey,
  );

const participantId = () => ask('participant-id', ['Enter your participant ID, then pound.'], toPound);

const pin = (id: string) => ask('pin', [`ID ending in ${id.slice(-4)}.`, 'Now your PIN, then pound.'], toPound);

const mainMenu = () =>
  ask(
    'menu',
    [
      'Main menu.',
      'For direct deposit, payment card, or to pay, press 1.',
      'For your balance and case, press 2.',
      'For payments, press 3.',
      'For court dates and appointments, press 4.',
      'For other options, press 7.',
    ],
    oneKey,
  );

const information = () =>
  ask(
    'information',
    [
      'General information.',
      'To open a case, press 1.',
      'For an office near you, press 2.',
      'For ways to pay, press 3.',
      'For employers, press 4.',
      'For more topics, press 7.',
    ],
    oneKey,
  );

const balance = ({ balance: amount }: GeneratedParticipant) =>
  ask(
    'after-case',
    [
      `You owe ${writeSum(amount)}.`,
      'That is the balance as of November 20, 2026.',
      'Monthly support is $425.00.',
      'The docket is F L, 2 0 2 1, 0 0 4 5 1 1.',
      'The county is Sacramento.',
      'For its office, press 1.',
      'For the main menu, press 2.',
      'To end the call, press 3.',
    ],
    oneKey,
  );

const payments = ({ payment: amount }: GeneratedParticipant) =>
  ask(
    'anything-else',
    [
      'These are your last payments.',
      'You paid $425.00 on November 12 from your wages.',
      `You paid ${writeSum(amount)} on October 31 by card.`,
      'You paid $425.00 on October 13 from your wages.',
      'You paid $425.00 on September 13 from your wages.',
      'You paid $425.00 on August 14 from your wages.',
      'For the main menu, press 2.',
      'Or just hang up.',
    ],
    oneKey,
  );

const dates = () =>
  ask(
    'anything-else',
    [
      'You have a court hearing on Friday, December 4, at 9:30 a.m.',
      `It is at ${court.place}, ${court.address}.`,
      'You have an appointment on Friday, December 11, at 2:00 p.m.',
      'It is at Child support office, 1 Example Street, Sacramento.',
      'For the main menu, press 2.',
      'Or just hang up.',
    ],
    oneKey,
  );

const money = () =>
  ask(
    'anything-else',
    ['You can pay online, by mail, by phone or in person.', 'For the main menu, press 2.', 'Or just hang up.'],
    oneKey,
  );

const openingACase = () =>
  ask(
    'more-information',
    ['To open a case, apply online or at any office. It is free.', 'For more topics, press 2.', 'Or just hang up.'],
    oneKey,
  );

const waysToPay = () =>
  ask(
    'more-information',
    ['You can pay online, by mail, by phone or in person.', 'For more topics, press 2.', 'Or just hang up.'],
    oneKey,
  );

const goodbye = () => endByTwiml(joanna, 'Goodbye.');

/** What the peer answers, by the state of the call. */
export const peerDocuments = {
  welcome,
  role,
  participantId,
  pin,
  mainMenu,
  information,
  balance,
  payments,
  dates,
  money,
  openingACase,
  waysToPay,
  goodbye,
};
