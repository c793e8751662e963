import { normalise } from '../text/normalise.ts';
import type { Language } from '../text/language.ts';

/**
 * What a text asks for before anything else. `stop`: no more texts; 47 CFR 64.1200(a)(10) takes any words that a reasonable person would
 * understand so. `start`: texts again. `help`: who this is.
 */
export interface TextCommand {
  readonly command: 'stop' | 'start' | 'help';
  /** The language of its words; undefined where they are of none. */
  readonly language?: Language;
  /** Whether it is a word that the carrier takes by itself, and answers (its default handling of opt-out words). */
  readonly isCarriers: boolean;
}

/** The carrier's own words. The whole text is one of them. */
const carriers = {
  stop: ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'],
  start: ['start', 'unstop'],
  help: ['help', 'info'],
} as const;

/** Words and short phrases that are a text by themselves, with or without a word of politeness. */
const alone: Readonly<Record<TextCommand['command'], Readonly<Record<Language, readonly string[]>>>> = {
  stop: {
    en: [
      ...carriers.stop,
      'stop all',
      'stop it',
      'stop this',
      'stop now',
      'opt out',
      'opt me out',
      'end all',
      'cancel all',
      'cancel it',
      'remove',
      'remove me',
      'delete me',
      'no more',
      'enough',
      'leave me alone',
      'wrong number',
      'wrong person',
      'not interested',
      'go away',
      'do not text',
      'dont text',
      'do not contact me',
      'dont contact me',
      'block',
    ],
    es: [
      'alto',
      'parar',
      'pare',
      'paren',
      'para',
      'parenle',
      'parele',
      'basta',
      'ya basta',
      'no mas',
      'ya no',
      'ya no mas',
      'cancelar',
      'cancele',
      'cancelen',
      'cancela',
      'cancelen todo',
      'baja',
      'darme de baja',
      'dar de baja',
      'deme de baja',
      'denme de baja',
      'quiero darme de baja',
      'salir',
      'terminar',
      'detener',
      'detengan',
      'detenganse',
      'suspender',
      'quitar',
      'quiteme',
      'quitenme',
      'borrar',
      'borreme',
      'borrenme',
      'eliminar',
      'eliminenme',
      'dejenme en paz',
      'numero equivocado',
      'numero incorrecto',
      'se equivoco de numero',
      'se equivocaron de numero',
      'no me molesten',
      'no me escriban',
      'no me manden nada',
      'dejen de escribirme',
      'deje de escribirme',
      'no me interesa',
    ],
  },
  start: {
    en: [...carriers.start, 'resume', 'restart', 'opt in', 'optin', 'opt me in', 'start again', 'start texts'],
    es: [
      'iniciar',
      'empezar',
      'comenzar',
      'reanudar',
      'reactivar',
      'activar',
      'continuar mensajes',
      'reanuden',
      'inicio',
    ],
  },
  help: {
    en: [...carriers.help, 'information', 'who is this', 'who are you', 'what is this', 'whos this'],
    es: ['ayuda', 'informacion', 'quien es', 'quien eres', 'quienes son', 'que es esto', 'de parte de quien'],
  },
};

const texts = {
  en: '(?:texts?|texting|textings|messages?|messaging|msgs?|sms|reminders?|alerts?|notifications?)',
  es: '(?:mensajes?|mensajitos?|textos?|sms|recordatorios?|avisos?|alertas?|notificaciones|notificacion)',
};

/** Sentences that mean it, in words without accents and punctuation. */
const sentences: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    new RegExp(
      `\\b(?:stop|quit|cease|end|cancel|discontinue|disable|turn off|unsubscribe|opt out)\\b.*\\b${texts.en}\\b`,
    ),
    new RegExp(`\\b(?:no more|no longer|not want|not wish|dont want|dont need|not need|without)\\b.*\\b${texts.en}\\b`),
    new RegExp(`\\b${texts.en}\\b.*\\b(?:stop|off)$`),
    /\b(?:stop|quit|cease) (?:sending|contacting|bothering|harassing|messaging|writing)\b/,
    /\b(?:do not|dont|never|please not) (?:ever )?(?:text|message|msg|contact|write|send|bother)\b/,
    /\b(?:take|remove|delete|get) (?:me|my (?:name|number|phone|cell|info))\b.*\b(?:off|from|list)\b/,
    /\b(?:lose|delete|remove|erase|forget) (?:my|this) (?:number|phone|cell)\b/,
    /\b(?:unsubscribe|opt)\b.*\b(?:me|out|us)\b/,
    /\b(?:wrong|different) (?:number|person)\b/,
    /\bleave me (?:alone|be)\b/,
    /\bi (?:revoke|withdraw|take back)\b.*\b(?:consent|permission)\b/,
  ],
  es: [
    new RegExp(
      `\\bno\\b.*\\b(?:manden?|mandes|envien?|envies|quiero|quisiera|deseo|necesito|reciba|recibir)\\b.*\\b${texts.es}\\b`,
    ),
    new RegExp(`\\b(?:no mas|basta de|alto a|alto con|ya no|ni un|sin)\\b.*\\b${texts.es}\\b`),
    new RegExp(
      `\\b(?:cancel[ea]n?|cancelar|cancelo|detengan?|detener|suspendan?|suspender|paren?|parar|quiten?|quitar|desactiven?|desactivar|eliminen?|terminen?)\\b.*\\b${texts.es}\\b`,
    ),
    /\b(?:dejen?|deja|dejar|paren?|para|parar) (?:ya )?de (?:mandar|enviar|escribir|molestar|contactar|textear|texte|fastidiar)/,
    /\bno (?:me|nos) (?:manden?|mandes|envien?|envies|escriban?|escribas|molesten?|molestes|contacten?|texteen?|busquen)\b/,
    /\b(?:quiten?|quita|saquen?|saca|borren?|borra|eliminen?|elimina|quitenme|saquenme|borrenme|saqueme|quiteme|borreme)\b.*\b(?:numero|telefono|celular|lista)\b/,
    /\b(?:de|dar|darme|den|denme|deme|dame) (?:de )?baja\b/,
    /\b(?:numero|persona|telefono) (?:equivocad[oa]|incorrect[oa])\b/,
    /\b(?:equivoco|equivocaron|equivocado|equivocados) de (?:numero|persona|telefono)\b/,
    /\bdejen?me en paz\b/,
    /\b(?:retiro|revoco|quito) (?:mi|el) (?:consentimiento|permiso|autorizacion)\b/,
  ],
};

/** Words that soften a command and change nothing of it. */
const polite = new Set([
  'please',
  'pls',
  'plz',
  'thanks',
  'thank',
  'you',
  'ok',
  'now',
  'por',
  'favor',
  'porfavor',
  'porfa',
  'gracias',
  'ya',
  'hola',
  'hi',
  'hello',
  'usted',
  'ustedes',
  'me',
  'just',
]);

/** Reads a text for what must be done at once. Undefined where it says something else. Pure. */
export function readTextCommand(text: string): TextCommand | undefined {
  const words = join(text);
  const bare = words
    .split(' ')
    .filter((word) => !polite.has(word))
    .join(' ');
  return findAlone(words, text) ?? findAlone(bare, text) ?? findSentence(words);
}

/** Without accents, punctuation, pictures and marks between letters: "S.T.O.P" and "stop!!" are "stop". */
function join(text: string): string {
  const words = normalise(text).replaceAll(/[*#]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const spelled = words.split(' ');
  return spelled.length > 2 && spelled.every((letter) => /^\p{L}$/u.test(letter)) ? spelled.join('') : words;
}

function findAlone(words: string, text: string): TextCommand | undefined {
  for (const command of ['stop', 'start', 'help'] as const) {
    const own: readonly string[] = carriers[command];
    const isCarriers = own.includes(text.trim().toLowerCase());
    for (const language of ['en', 'es'] as const)
      if (alone[command][language].includes(words)) return { command, language, isCarriers };
  }
  return undefined;
}

function findSentence(words: string): TextCommand | undefined {
  for (const language of ['en', 'es'] as const)
    if (sentences[language].some((sentence) => sentence.test(words)))
      return { command: 'stop', language, isCarriers: false };
  return undefined;
}
