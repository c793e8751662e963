import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { PromptContract } from '../../src/dialogue/prompt-contract.ts';
import type { ChoiceQuestion, DigitsQuestion, Output, PickQuestion } from '../../src/dialogue/output.ts';

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
    mail: {},
    visit: { on: 'day', fee: 'money' },
  },
  optional: ['notice'],
  digits: ['participant-id', 'which-county', 'pin'],
  starred: ['pin'],
  menus: { language: ['english', 'spanish'], 'main-menu': ['payments', 'dates', 'all'] },
  picks: { 'which-case': { ending: 'spell', county: 'name' }, 'which-office': { county: 'name' } },
  recordings: ['message'],
  errands: [],
  texts: {},
  letters: { 'pin-message': { pin: 'digits', days: 'count' } },
  pauses: ['paused'],
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

export const whichCounty: DigitsQuestion = {
  kind: 'digits',
  prompt: 'which-county',
  minDigits: 1,
  maxDigits: 14,
  secret: false,
  names: 'counties',
};

export const whichCase: PickQuestion = {
  kind: 'pick',
  prompt: 'which-case',
  items: [
    { slots: { ending: '0012', county: 'Yolo' }, hear: ['0012'] },
    { slots: { ending: '7 345', county: 'Inyo' }, hear: ['7 345'] },
  ],
};

export const english = `press: "{$option}, press {$key}."
keys: { "*": star, "#": pound }
numbers: { 0: [zero, oh], 1: [one], 2: [two], 3: [three], 4: [four], 5: [five], 6: [six], 7: [seven], 8: [eight], 9: [nine] }
commands:
  agent: [agent, a person]
  repeat: [repeat]
  back: [back]
  other-language: [español]
  more-time: [more time]
  help: [help]
  main-menu: [main menu]
  goodbye: [goodbye]
no-input: I got no answer.
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
mail: "Write to {$mailbox :name} before {$cutOff :time}. The fee is {$fee :money}."
visit: "Come on {$on :day}. The fee is {$fee :money}. Really? Yes."
which-county:
  say: Which county? Its number or its name, then pound.
  again: Which county?
  help: Key in the number of the county, then pound.
which-case:
  say: You have several cases.
  again: Which case?
  help: Choose one of your cases.
  item: "For the case ending in {$ending :spell}, in {$county :name}"
which-office:
  say: There are several offices.
  again: Which office?
  help: Choose one of the offices.
  item: "For {$county :name}"
message:
  say: Leave your message after the tone.
  again: Your message, please.
  help: Say your message, then press pound.
pin-message:
  subject: Your PIN
  text: |
    Your PIN: {$pin :digits}

    It works for {$days :count} days.
pin:
  say: Your PIN, please.
  again: Your PIN.
  help: Your PIN is secret.
  hear: [I have no PIN]
paused:
  say: The call is paused.
  again: Still here.
  help: Still here. Any key goes on.
tty: { hold: PLS HD, more: GA FOR MORE, closing: GA OR SK }
`;

export const spanish = `press: "{$option}, oprima {$key}."
keys: { "*": asterisco, "#": numeral }
numbers: { 0: [cero], 1: [uno], 2: [dos], 3: [tres], 4: [cuatro], 5: [cinco], 6: [seis], 7: [siete], 8: [ocho], 9: [nueve] }
commands:
  agent: [agente]
  repeat: [repetir]
  back: [regresar]
  other-language: [inglés]
  more-time: [más tiempo]
  help: [ayuda]
  main-menu: [menú]
  goodbye: [adiós]
no-input: No recibí respuesta.
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
mail: "Escriba a {$mailbox :name} antes de {$cutOff :time}."
visit: "Venga el {$on :day}, con {$fee :money}."
which-county:
  say: ¿Qué condado? Marque su número o diga su nombre.
  again: ¿Qué condado?
  help: Marque el número del condado.
which-case:
  say: Usted tiene varios casos.
  again: ¿Qué caso?
  help: Elija uno de sus casos.
  item: "Para el caso terminado en {$ending :spell}, en {$county :name}"
which-office:
  say: Hay varias oficinas.
  again: ¿Qué oficina?
  help: Elija una de las oficinas.
  item: "Para {$county :name}"
message:
  say: Deje su mensaje después del tono.
  again: Su mensaje, por favor.
  help: Diga su mensaje y oprima numeral.
pin-message:
  subject: Su PIN
  text: |
    Su PIN: {$pin :digits}

    Sirve {$days :count} días. La tarifa es {$fee :money}.
pin:
  say: Su PIN, por favor.
  again: Su PIN.
  help: Su PIN es secreto.
  hear: [no tengo PIN]
paused:
  say: La llamada está en pausa.
  again: Aquí seguimos.
  help: Aquí seguimos. Oprima cualquier tecla.
tty: { hold: PLS HD, more: GA PARA MAS, closing: GA O SK }
`;

export const directory = `sample: true
facts:
  cutOff: { time: "15:00" }
  fee: { money: "1.99" }
  mailbox: { name: { en: "P.O. Box 1. Yolo", es: apartado 1 } }
  line: { phone: "+18888981743" }
  closing: { date: "2026-12-24" }
  officeHours: { name: { en: in the morning, es: por la mañana } }
counties:
  Inyo: { number: 1, zips: [93526, 935], address: 1 Main Street, phone: "+17605550101" }
  San Diego: { number: 2, zips: [92101-92199, 922], address: 2 Main Street, phone: "+16195550102", hours: { en: always, es: siempre }, hear: [S.D., Old Town] }
  San Dieguito: { number: 3, zips: [922], address: 3 Main Street, phone: "+16195550103" }
  Peña Blanca: { number: 58, zips: [96101], address: 4 Main Street, phone: "+15305550104" }
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

/** A folder with the files of operators, or with others in their place. */
/** The least that a language needs to be understood. */
const words = `
fillers: [uh]
courtesy: [please]
small: [the]
not: [not]
wish: [want]
turn: [but]
correcting: [no wait]
joining: [and]
yes: ['yes']
no: ['no']
closing: [bye]
thanks: [thanks]
choosing: [option]
numbers: { '0': [oh] }
within-numbers: [and]
twice: [double]
thrice: [triple]
places: { '1': [first] }
sound-alike: { '2': [to] }
last: [last]
this-year: [this year]
last-year: [last year]
same: { pay: [paid] }
alone: { repeat: [what] }
within: { agent: [a human] }
`;

export function writeWording(texts: { en?: string; es?: string; directory?: string } = {}): string {
  const folder = makeFolder();
  writeFileSync(join(folder, 'en.yaml'), texts.en ?? english);
  writeFileSync(join(folder, 'es.yaml'), texts.es ?? spanish);
  for (const language of ['en', 'es']) {
    writeFileSync(join(folder, `words.${language}.yaml`), words);
    writeFileSync(join(folder, `sentences.${language}.tsv`), 'agent\tget me somebody\n');
  }
  writeFileSync(join(folder, 'directory.yaml'), texts.directory ?? directory);
  return folder;
}

export function ask(question: Extract<Output['next'], { kind: 'ask' }>['question'], misses = 0): Output {
  const missed = misses > 0 ? { missed: 'no-input' as const } : {};
  return { language: 'en', pace: 'standard', told: [], next: { kind: 'ask', question, misses, ...missed } };
}
