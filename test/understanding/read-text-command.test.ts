import { describe, expect, it } from 'vitest';
import { readTextCommand } from '../../src/understanding/read-text-command.ts';

const stops = {
  en: [
    'STOP',
    'stop',
    'Stop.',
    ' stop ',
    'STOP!!!',
    'S.T.O.P',
    'stop 🛑',
    '"STOP"',
    'STOPALL',
    'Stop all',
    'UNSUBSCRIBE',
    'cancel',
    'END',
    'quit',
    'REVOKE',
    'OPTOUT',
    'opt out',
    'STOP PLEASE',
    'pls stop',
    'Please stop, thank you',
    'please stop texting me',
    'Stop sending me these messages',
    'quit texting me',
    "don't text me",
    'Do not text this number again',
    'DONT SEND ME ANYTHING',
    'no more texts',
    'I no longer want these reminders',
    'I do not want to receive text messages anymore',
    'take me off your list',
    'Remove my number from this list',
    'Unsubscribe me please',
    'Leave me alone',
    'wrong number',
    'You have the wrong number',
    'lose my number',
    'cancel the reminders',
    'turn off notifications',
    'I revoke my consent',
    'opt me out',
    'never text me again',
    'make the texts stop',
    'stop bothering me',
    'Enough!',
  ],
  es: [
    'ALTO',
    'alto',
    '¡Alto!',
    'Parar',
    'pare',
    'PAREN',
    'basta',
    '¡Ya basta!',
    'no más',
    'No mas',
    'ya no',
    'CANCELAR',
    'baja',
    'Dar de baja',
    'salir',
    'detener',
    'alto por favor',
    'no me manden más mensajes',
    'No me manden mas mensajes',
    'ya no me manden mensajes por favor',
    'no quiero recibir más mensajes',
    'no quiero mas textos',
    'No me envíen más recordatorios',
    'dejen de mandarme mensajes',
    'Deje de escribirme',
    'deja de molestar',
    'quiten mi número de la lista',
    'borren mi número',
    'denme de baja',
    'quiero darme de baja',
    'cancelen los mensajes',
    'no más mensajes',
    'basta de mensajes',
    'número equivocado',
    'Se equivocaron de número',
    'déjenme en paz',
    'no me molesten',
    'no me escriban',
    'por favor paren de enviarme textos',
    'retiro mi consentimiento',
    'ya no quiero sus avisos',
  ],
} as const;

describe('a text that opts out', () => {
  it.each(Object.entries(stops))('is understood in %s', (language, texts) => {
    const missed = texts.filter((text) => readTextCommand(text)?.command !== 'stop');
    expect(missed).toEqual([]);
    const otherwise = texts.filter((text) => readTextCommand(text)?.language !== language);
    expect(otherwise).toEqual([]);
    expect(texts.length).toBeGreaterThan(35);
  });

  it('is left to the carrier to answer where it is one of its own words', () => {
    const own = ['STOP', 'stopall', ' Unsubscribe', 'CANCEL', 'end', 'Quit', 'revoke', 'OptOut'];
    expect(own.filter((text) => readTextCommand(text)?.isCarriers !== true)).toEqual([]);
    expect(['STOP please', 'Stop.', 'ALTO', 'opt out'].filter((text) => readTextCommand(text)?.isCarriers)).toEqual([]);
  });

  it.each([
    'my order should stop in June',
    'Can you stop the wage withholding?',
    'when does support end',
    'stop my payments to him',
    'my license was suspended',
    'When is my next court date',
    'yes',
    'NO',
    'I cannot make it to the end of the hearing',
    'balance',
    'call me',
    '1',
    '',
    '👍',
    'who do I call to cancel my appointment',
    'mi pago no llegó',
    '¿cuándo es mi audiencia?',
    'no puedo ir a la cita',
    'necesito cancelar mi cita',
    'sí',
    'cuánto debo',
    'para qué es este número',
    'no me ha llegado el pago',
    '¿dónde pago?',
    'quiero hablar con alguien',
  ])('is none: %s', (text) => {
    expect(readTextCommand(text)?.command).not.toBe('stop');
  });
});

describe('a text that asks for texts again, or who this is', () => {
  it.each([
    ['START', 'start', 'en'],
    ['unstop', 'start', 'en'],
    ['Start please', 'start', 'en'],
    ['reanudar', 'start', 'es'],
    ['Iniciar por favor', 'start', 'es'],
    ['HELP', 'help', 'en'],
    ['info', 'help', 'en'],
    ['Who is this?', 'help', 'en'],
    ['AYUDA', 'help', 'es'],
    ['¿Quién es?', 'help', 'es'],
    ['Información', 'help', 'es'],
  ])('%s', (text, command, language) => {
    expect(readTextCommand(text)).toMatchObject({ command, language });
  });
});
