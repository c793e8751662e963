import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSentences } from '../../../src/prompts/files/read-sentences.ts';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { contract, english, spanish, writeWording } from '../../support/wording-fixture.ts';

/** The fixture, with what `own` holds in the agency's folder and all the rest in the shared one. */
function split(own: { en: string; es: string; sentences?: string }) {
  const folder = writeWording({ en: own.en, es: own.es });
  const shared = join(folder, 'shared');
  mkdirSync(shared);
  for (const language of ['en', 'es']) {
    writeFileSync(join(shared, `${language}.yaml`), language === 'en' ? english : spanish);
    renameSync(join(folder, `words.${language}.yaml`), join(shared, `words.${language}.yaml`));
    renameSync(join(folder, `sentences.${language}.tsv`), join(shared, `sentences.${language}.tsv`));
    if (own.sentences !== undefined) writeFileSync(join(folder, `sentences.${language}.tsv`), own.sentences);
  }
  return { folder, shared };
}

function say(catalogue: ReturnType<typeof loadCatalogue>, prompt: string): string {
  const output = { language: 'en', pace: 'standard', told: [{ prompt }], next: { kind: 'hang-up' } } as const;
  return toText(catalogue.speak(output));
}

const ownEnglish = 'transfer: One moment, this is Lake County.\n';
const ownSpanish = 'transfer: Un momento, le habla el condado de Lake.\n';

function problemsOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(({ file, message }) => `${file.split('/').slice(-2).join('/')}: ${message}`);
  }
}

describe('what agencies say alike', () => {
  test('is said by an agency that does not say it otherwise', () => {
    const catalogue = loadCatalogue({
      ...split({ en: ownEnglish, es: ownSpanish }),
      contract,
      languages: ['en', 'es'],
    });
    expect(say(catalogue, 'transfer')).toBe('One moment, this is Lake County.');
    expect(say(catalogue, 'fault')).toBe('Something went wrong.');
  });

  test('is passed over where only the flows of another agency need it', () => {
    const { 'by-check': _, ...statements } = contract.statements;
    const place = { ...split({ en: ownEnglish, es: ownSpanish }), languages: ['en', 'es'] as const };
    const load = (known: typeof contract) => () =>
      loadCatalogue({ ...place, contract: { ...contract, statements }, known });
    expect(problemsOf(load(contract))).toEqual([]);
    expect(problemsOf(load({ ...contract, statements }))).toEqual([
      'shared/en.yaml: "by-check" is not known here.',
      'shared/es.yaml: "by-check" is not known here.',
    ]);
  });

  test('is told by its own file where it has a mistake, and what no file has by that of the agency', () => {
    const { folder, shared } = split({ en: ownEnglish, es: ownSpanish });
    const text = english.replace('fault: ', 'fautl: ').replace('{$arrears :money}', '{$arears :money}');
    writeFileSync(join(shared, 'en.yaml'), text);
    const load = () => loadCatalogue({ folder, shared, contract, languages: ['en', 'es'] });
    expect(problemsOf(load).toSorted()).toEqual([
      expect.stringMatching(/^prompts-\w+\/en\.yaml: "fault" is missing\.$/),
      'shared/en.yaml: "fautl" is not known here.',
      'shared/en.yaml: There is no slot $arears here.',
    ]);
  });

  test('an agency that names what it does not know is told so', () => {
    const place = split({ en: `${ownEnglish}ways-to-fly: By plane.\n`, es: ownSpanish });
    const load = () => loadCatalogue({ ...place, contract, languages: ['en', 'es'] });
    expect(problemsOf(load)).toEqual([expect.stringMatching(/en\.yaml: "ways-to-fly" is not known here\.$/)]);
  });

  test('an own sentence of callers counts in place of the shared ones with its meaning, and of no other', () => {
    const own = { file: 'own.tsv', text: 'repeat\tcome again\n' };
    const shared = { file: 'shared.tsv', text: 'repeat\tsay it once more\nagent\tget me somebody\n' };
    expect(readSentences([own, shared], { contract, known: contract }).sentences).toEqual(
      new Map([
        ['agent', ['get me somebody']],
        ['repeat', ['come again']],
      ]),
    );
    const place = split({ en: ownEnglish, es: ownSpanish, sentences: 'no-such-errand\tfly me\n' });
    const load = () => loadCatalogue({ ...place, contract, languages: ['en', 'es'] });
    expect(problemsOf(load)).toEqual([
      expect.stringMatching(/sentences\.en\.tsv: "no-such-errand" is no meaning\.$/),
      expect.stringMatching(/sentences\.es\.tsv: "no-such-errand" is no meaning\.$/),
    ]);
  });
});
