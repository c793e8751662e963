import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { PromptContract } from '../../src/dialogue/prompt-contract.ts';
import type { ChoiceQuestion, DigitsQuestion, Output } from '../../src/dialogue/output.ts';

export const contract: PromptContract = {
  statements: {
    'no-input': {},
    'no-match': {},
    fault: {},
    transfer: {},
    notice: {},
    'balance-owed': { arrears: 'money', asOf: 'date' },
    payment: { amount: 'money', method: 'term', county: 'name' },
    hearing: { on: 'date', at: 'time', desk: 'phone', dockets: 'spell', ending: 'digits' },
    'payments-found': { count: 'count' },
    'by-check': {},
  },
  optional: ['notice'],
  digits: ['participant-id'],
  menus: { language: ['english', 'spanish'], 'main-menu': ['payments', 'dates', 'all'] },
};

export const mainMenu: ChoiceQuestion = {
  kind: 'choice',
  prompt: 'main-menu',
  options: { payments: { key: '3' }, dates: { key: '4' }, all: { key: '*' } },
};

export const languageMenu: ChoiceQuestion = {
  kind: 'choice',
  prompt: 'language',
  options: { english: { key: '1', language: 'en' }, spanish: { key: '9', language: 'es' } },
};

export const participantId: DigitsQuestion = {
  kind: 'digits',
  prompt: 'participant-id',
  minDigits: 7,
  maxDigits: 15,
  secret: false,
};

export const english = `press: "{$option}, press {$key}."
keys: { "*": star, "#": pound }
numbers: { 0: [zero, oh], 1: [one], 2: [two], 3: [three], 4: [four], 5: [five], 6: [six], 7: [seven], 8: [eight], 9: [nine] }
commands:
  agent: [agent, a person]
  repeat: [repeat]
  back: [back]
  other-language: [español]
no-input: I did not hear you.
no-match: I did not understand.
fault: Something went wrong.
transfer: Please hold.
notice: ""
balance-owed: "You owe {$arrears :money} as of {$asOf :date}."
payment: "{$amount :money} {$method :term} in {$county :name}."
hearing: "{$on :date}, {$at :time}, {$dockets :spell}, {$ending :digits}. {#pause ms=500 /}Call {$desk :phone}."
payments-found: |
  .input {$count :count}
  .match $count
  0   {{There are no payments.}}
  one {{There is one payment.}}
  *   {{There are {$count} payments.}}
by-check: by check
participant-id:
  say: Please enter your participant ID, then press pound.
  again: Your participant ID, then pound.
  help: Your participant ID is on your statements.
language:
  intro: Welcome.
  again: Which language?
  help: We speak two.
  options:
    english: { say: For English, hear: [english] }
    spanish: { say: For Spanish, hear: [spanish] }
main-menu:
  intro: Main menu.
  again: Please choose.
  help: Say it or press it.
  options:
    payments: { say: For payments, hear: [payments, My payments!] }
    dates: { say: For court dates, hear: [court dates] }
    all: { say: For everything, hear: [everything, repeat] }
`;

export const spanish = `press: "{$option}, oprima {$key}."
keys: { "*": asterisco, "#": numeral }
numbers: { 0: [cero], 1: [uno], 2: [dos], 3: [tres], 4: [cuatro], 5: [cinco], 6: [seis], 7: [siete], 8: [ocho], 9: [nueve] }
commands:
  agent: [agente]
  repeat: [repetir]
  back: [regresar]
  other-language: [inglés]
no-input: No le escuché.
no-match: No entendí.
fault: Algo falló.
transfer: Un momento.
notice: ""
balance-owed: "Usted debe {$arrears :money} al {$asOf :date}."
payment: "{$amount :money} {$method :term} en {$county :name}."
hearing: "{$on :date}, {$at :time}, {$dockets :spell}, {$ending :digits}. {#pause /}Llame al {$desk :phone}."
payments-found: |
  .input {$count :count}
  .match $count
  0   {{No hay pagos.}}
  one {{Hay un pago.}}
  *   {{Hay {$count} pagos.}}
by-check: con cheque
participant-id:
  say: Marque su número de participante.
  again: Su número, por favor.
  help: Está en sus estados de cuenta.
language:
  intro: Bienvenido.
  again: ¿Qué idioma?
  help: Hablamos dos.
  options:
    english: { say: Para inglés, hear: [inglés] }
    spanish: { say: Para español, hear: [español] }
main-menu:
  intro: Menú principal.
  again: Escoja.
  help: Dígalo u oprímalo.
  options:
    payments: { say: Para pagos, hear: [pagos] }
    dates: { say: Para citas, hear: [citas] }
    all: { say: Para todo, hear: [todo] }
`;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the tests of a file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prompts-'));
  folders.push(folder);
  return folder;
}

/** A folder with both wording files, or with others in their place. */
export function writeWording(texts: { en?: string; es?: string } = {}): string {
  const folder = makeFolder();
  writeFileSync(join(folder, 'en.yaml'), texts.en ?? english);
  writeFileSync(join(folder, 'es.yaml'), texts.es ?? spanish);
  return folder;
}

export function ask(question: Extract<Output['next'], { kind: 'ask' }>['question'], misses = 0): Output {
  const missed = misses > 0 ? { missed: 'no-input' as const } : {};
  return { language: 'en', told: [], next: { kind: 'ask', question, misses, ...missed } };
}
