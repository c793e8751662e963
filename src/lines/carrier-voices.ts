import type { Language } from '../text/language.ts';

/**
 * The voices that the carrier offers in English and Spanish, by locale. Source: `SayVoice` of Twilio's library 6.2;
 * the locales of Polly's are those of "Available voices" in Amazon's documentation.
 */
const offered = {
  'en-US': {
    polly:
      'Danielle-Generative Danielle-Neural Gregory-Neural Ivy Ivy-Neural Joanna Joanna-Generative Joanna-Neural Joey Joey-Neural Justin Justin-Neural Kendra Kendra-Neural Kevin Kevin-Neural Kimberly Kimberly-Neural Matthew Matthew-Generative Matthew-Neural Ruth-Generative Ruth-Neural Salli Salli-Neural Stephen-Generative Stephen-Neural',
    google:
      'Chirp3-HD-Aoede Chirp3-HD-Charon Chirp3-HD-Fenrir Chirp3-HD-Kore Chirp3-HD-Leda Chirp3-HD-Orus Chirp3-HD-Puck Chirp3-HD-Zephyr Neural2-A Neural2-C Neural2-D Neural2-E Neural2-F Neural2-G Neural2-H Neural2-I Neural2-J Standard-A Standard-B Standard-C Standard-D Standard-E Standard-F Standard-G Standard-H Standard-I Standard-J Wavenet-A Wavenet-B Wavenet-C Wavenet-D Wavenet-E Wavenet-F Wavenet-G Wavenet-H Wavenet-I Wavenet-J',
  },
  'es-US': {
    polly: 'Lupe Lupe-Generative Lupe-Neural Miguel Pedro-Generative Pedro-Neural Penelope',
    google:
      'Chirp3-HD-Aoede Chirp3-HD-Charon Chirp3-HD-Fenrir Chirp3-HD-Kore Chirp3-HD-Leda Chirp3-HD-Orus Chirp3-HD-Puck Chirp3-HD-Zephyr Neural2-A Neural2-B Neural2-C Standard-A Standard-B Standard-C Wavenet-A Wavenet-B Wavenet-C',
  },
  'es-MX': { polly: 'Andres-Generative Andres-Neural Mia Mia-Neural Mía-Generative', google: '' },
  'es-ES': {
    polly: 'Conchita Enrique Lucia Lucia-Generative Lucia-Neural Sergio-Generative Sergio-Neural',
    google:
      'Chirp3-HD-Aoede Chirp3-HD-Charon Chirp3-HD-Fenrir Chirp3-HD-Kore Chirp3-HD-Leda Chirp3-HD-Orus Chirp3-HD-Puck Chirp3-HD-Zephyr Neural2-A Neural2-B Neural2-C Neural2-D Neural2-E Neural2-F Neural2-G Neural2-H Standard-A Standard-B Standard-C Standard-D Standard-E Standard-F Standard-G Standard-H Wavenet-B Wavenet-C Wavenet-D Wavenet-E Wavenet-F Wavenet-G Wavenet-H',
  },
};

/** Voice → its locale. The carrier may stay silent where the two do not fit. */
export const carrierVoices: ReadonlyMap<string, string> = new Map(
  Object.entries(offered).flatMap(([locale, { polly, google }]) => [
    ...listWords(polly).map((name) => [`Polly.${name}`, locale] as const),
    ...listWords(google).map((name) => [`Google.${locale}-${name}`, locale] as const),
  ]),
);

/** The voices of a line that names none, and of what is said where no line is known. */
export const usualVoices: Readonly<Record<Language, string>> = { en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' };

/** The voices that speak a language. */
export function listVoices(language: Language): string[] {
  return [...carrierVoices].flatMap(([voice, locale]) => (locale.startsWith(`${language}-`) ? [voice] : []));
}

function listWords(text: string): string[] {
  return text.split(' ').filter(Boolean);
}
