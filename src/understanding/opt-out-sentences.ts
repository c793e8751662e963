import type { Language } from '../text/language.ts';

const texts = {
  en: '(?:texts?|texting|textings|txts?|messages?|messaging|msgs?|sms|reminders?|alerts?|notifications?|subscriptions?)',
  es: '(?:mensajes?|mensajitos?|textos?|sms|recordatorios?|avisos?|alertas?|notificaciones|notificacion|suscripcion)',
};

/** Anything up to what is to end, but for words that say the text is of something else: an appointment to cancel, a text that came. */
const upTo = {
  en: `(?:(?!\\b(?:(?:appointments?|payments?|withholding|garnishment|orders?|case|license|money|checks?|hearing)\\b(?! ${texts.en}\\b)|got|saw|sent|said|says|miss|lose)\\b).)*`,
  es: `(?:(?!\\b(?:citas?|pagos?|audiencia|caso|orden|licencia|dinero|cheques?|perder|gracias|recibo|recibi|vi|lleg\\p{L}+)\\b).)*`,
};

/** Of a number or a name: what it is to be taken off is no list of ours. */
const elsewhere = '(?!.*\\b(?:case|orders?|certificate|account|insurance|license|caso|orden|cuenta|viejo|anterior)\\b)';

/** Sentences that mean it, in words without accents and punctuation. */
export const optOutSentences: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    new RegExp(
      `\\b(?:stop|quit|cease|end|cancel|discontinue|disable|turn off|unsubscribe|opt out)\\b${upTo.en}\\b${texts.en}\\b`,
    ),
    new RegExp(
      `\\b(?:no more|no longer (?:want|wish|need)|not want|not wish|dont want|dont need|not need)\\b${upTo.en}\\b${texts.en}\\b`,
    ),
    new RegExp(`^(?:please )?no ${texts.en}\\b`),
    new RegExp(`\\b${texts.en}\\b${upTo.en}\\b(?:stop|off)$`),
    /\b(?:stop|quit|cease) (?:sending|receiving|getting) (?:me|us|this|these|those|it|stuff|things|anything)\b(?!.*\b(?:to|money|payments?|checks?)\b)/,
    /\b(?:stop|quit|cease) (?:sending|(?:(?:contacting|bothering|harassing|messaging|txting|writing)(?: (?:to )?(?:me|us|here|this|my (?:phone|number|cell))\b.*)?))$/,
    /\b(?:do not|dont|never|please not) (?:ever )?(?:text|txt|message|msg|contact|write|bother) (?:to )?(?:me|us|here|this|again|any ?more|my (?:phone|number|cell))\b/,
    /\b(?:do not|dont|never|please not) (?:ever )?(?:(?:text|txt|message|msg|contact)$|send (?:me |us )?(?:$|any|more|these|this|those))/,
    /\b(?:do not|dont) want (?:this|these|those|any|anything)(?: any ?more)?$/,
    /\bcease (?:and desist|(?:all )?(?:communications?|contact))\b/,
    new RegExp(
      `\\b(?:take|remove|delete|get) (?:me|my (?:name|number|phone|cell|info))\\b.*\\b(?:off|from|list)\\b${elsewhere}`,
    ),
    new RegExp(`\\b(?:lose|delete|remove|erase|forget) (?:my|this) (?:number|phone|cell)\\b${elsewhere}`),
    /\bunsubscribe\b|\bopt(?:ing)? (?:me |us )?out\b(?! of (?!this|these|it|all|your))/,
    /^(?:.*\b(?:you|u|your|youre|this|it|its|texting|sorry)\b.*|the )?\bwrong (?:number|person)(?: (?:please|pls|stop|sorry|im|i am)\b.*)?$/,
    /^(?:(?:sorry|hey) )?(?:(?:this|that|it) (?:is not|isnt|aint)|(?:its |thats )?not) (?:my|his|her|their|the right) (?:number|phone|cell)(?: any ?more)?$/,
    /\b(?:do not|dont) know (?:this|that|the) person\b|\bnobody (?:here )?by that name\b|\bno one (?:here )?by that name\b/,
    /\bleave me (?:alone|be)\b/,
    /\bi (?:revoke|withdraw|take back)\b.*\b(?:consent|permission)\b/,
  ],
  es: [
    new RegExp(
      `\\bno (?:\\p{L}+ ){0,4}(?:manden?|mandes|mandar|envien?|envies|enviar|quiero|quisiera|deseo|necesito|reciba|recibir)\\b${upTo.es}\\b${texts.es}\\b`,
      'u',
    ),
    new RegExp(`\\b(?:no mas|basta de|alto a|alto con|ya no)\\b${upTo.es}\\b${texts.es}\\b`, 'u'),
    new RegExp(`^(?:por favor )?no ${texts.es}\\b(?: por favor)?$`),
    new RegExp(`\\b(?:ni un|sin) (?:mas |solo )?${texts.es}\\b`),
    new RegExp(
      `\\b(?:cancel[ea]n?|cancelar|cancelo|detengan?|detener|suspendan?|suspender|paren?|parar|quiten?|quitar|desactiven?|desactivar|eliminen?|terminen?)\\b${upTo.es}\\b${texts.es}\\b`,
      'u',
    ),
    /\b(?:dejen?|deja|dejar|paren?|para|parar) (?:ya )?de (?:mandar|enviar|escribir|molestar|contactar|textear|texte|fastidiar)(?!le)(?!\p{L}* (?:mi |el |los |la |mis )?(?:dinero|pagos?|cheques?|manutencion)\b)/u,
    /\bno (?:quiero que )?(?:me|nos) (?:escriban?|escribas|molesten?|molestes|contacten?|texteen?|busquen)\b(?!.*\b(?:direccion|domicilio|correo|trabajo)\b)/,
    /\bno (?:quiero que )?(?:me |nos )?(?:manden?|mandes|mandar|envien?|envies|enviar)(?: (?:nada|mas|esto|estos|eso))*$/,
    /\bno me (?:llamen|hablen|marquen) ni (?:me )?(?:manden|escriban|texteen|envien)\b(?!.*\b(?:trabajo|casa)\b)/,
    /\bno (?:me )?molest(?:ar|en?|es)(?: mas)?$|\bno vuelvan? a (?:escribir|molestar|textear|contactar)/,
    new RegExp(
      `\\b(?:quiten?|quita|saquen?|saca|borren?|borra|eliminen?|elimina|quitenme|saquenme|borrenme|saqueme|quiteme|borreme)\\b.*\\b(?:numero|telefono|celular|lista)\\b${elsewhere}`,
    ),
    /\b(?:dar|darme|den|denme|deme|dame) (?:de )?baja\b(?! (?:a |en )?(?:mi|el|la) (?!numero|telefono|celular|suscripcion))/,
    /\b(?:numero|persona|telefono) (?:equivocad[oa]|incorrect[oa])\b(?! (?:de|en) )/,
    /\b(?:equivoca|equivocan|equivoco|equivocaron|equivocado|equivocados) de (?:numero|persona|telefono)\b/,
    /\bno soy esa persona\b|\bno conozco a (?:esa|esta|la) persona\b|\b(?:aqui no vive|no vive aqui)\b/,
    /\bno es (?:mi|su|el) (?:numero|telefono|celular)$/,
    /\bdejen?me en paz\b/,
    /\b(?:retiro|revoco|quito) (?:mi|el) (?:consentimiento|permiso|autorizacion)\b/,
  ],
};

/** "Do not stop" is none. */
export const goOnSentence =
  /\b(?:do not|dont|never) (?:ever )?(?:stop|quit|cancel|end|unsubscribe|remove|turn off)\b|\bno (?:me |nos )?(?:paren?|dejen?|cancel[ea]n?|detengan?|suspendan?|quiten?|quiero (?:dejar|cancelar|parar))\b/;

/** Signs that say it without a word. */
export const stopSigns =
  /^\s*(?:[\u{1F6D1}\u{1F6AB}\u{26D4}\u{270B}\u{274C}\u{1F645}][\p{M}\p{Emoji_Modifier}]*(?:\u{200D}[\u{2640}\u{2642}]\p{M}?)?\s*)+$/u;
