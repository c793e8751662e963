import { normalise } from '../text/normalise.ts';
import type { Language } from '../text/language.ts';

const words: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    (
      'english ingles hi hello hey the a an my your is are was do does did i you we they it this that what when where who how why can could would need ' +
      'want have has get pay office hours court hearing please thanks thank not dont for of to from with child support where much owe topics'
    ).split(' '),
  ),
  es: new Set(
    (
      'espanol spanish hola buenos buenas dias tardes el la los las un una mi mis su sus es son fue yo usted que cual cuando donde quien como por ' +
      'para puedo puede necesito quiero tengo tiene hay pagar oficina horario corte audiencia favor gracias del de con manutencion cuanto debo temas'
    ).split(' '),
  ),
};

/** Signs that only Spanish has, of the two. */
const spanishSigns = /[¿¡ñ]|[áíóú]/iu;

/** In which language a text is written; undefined where nothing in it tells. The name of a language is a wish for it. */
export function findWrittenLanguage(text: string): Language | undefined {
  const written = normalise(text).split(' ');
  if (written.some((word) => word === 'espanol' || word === 'spanish')) return 'es';
  if (written.some((word) => word === 'ingles' || word === 'english')) return 'en';
  const count = (language: Language) => written.filter((word) => words[language].has(word)).length;
  const spanish = count('es') + (spanishSigns.test(text) ? 1 : 0);
  const english = count('en');
  if (spanish === english) return undefined;
  return spanish > english ? 'es' : 'en';
}
