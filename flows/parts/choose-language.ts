import { menu } from '../../src/dialogue/menu.ts';
import { offerTimeInOtherLanguage, say, slowDown, speak } from './actions.ts';
import { rememberErrand, speakAsHeard } from './do-errand.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';

/** A caller who says at once what they want is asked for nothing else. */
const errandsAtOnce = {
  errand: { target: 'errand', actions: [speakAsHeard, rememberErrand] },
} as const;

interface Answer {
  readonly next: string;
  /** Whether an errand may be named in place of a language. */
  readonly errands: boolean;
}

/** The answer: a notice, where operators have set one, and the choice of language. A caller who says nothing is not held up. */
export function chooseLanguage({ next, errands }: Answer) {
  return part.createStateConfig(
    menu(
      'language',
      {
        english: { key: '1', language: 'en', to: next, actions: speak('en') },
        spanish: { key: '9', language: 'es', to: next, actions: speak('es') },
        'more-time': { key: '8', actions: [slowDown, say('more-time')] },
      },
      {
        ...(errands && { errands }),
        tell: () => [
          { ...tell('notice'), language: 'en' },
          { ...tell('notice'), language: 'es' },
        ],
        on: {
          ...(errands && errandsAtOnce),
          'no-input': [
            {
              guard: 'silentTwice',
              target: next,
              description: 'A caller who stays silent twice goes on in the language of the line.',
            },
            { guard: 'mayWantTime', actions: offerTimeInOtherLanguage },
          ],
          'no-match': { guard: 'mayWantTime', actions: offerTimeInOtherLanguage },
        },
      },
    ),
  );
}
