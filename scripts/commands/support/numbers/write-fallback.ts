import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderFallback } from '../../../../src/channels/voice/render-fallback.ts';
import { findWording } from '../../../../src/config/find-settings.ts';
import { desksOf, type Line } from '../../../../src/lines/line.ts';
import { agenciesOf, flowsOf } from '../../../../src/lines/lines.ts';
import { loadCatalogue } from '../../../../src/prompts/files/load-catalogue.ts';
import { languages } from '../../../../src/text/language.ts';
import { done } from '../exit-codes.ts';
import { readInstallation } from './read-installation.ts';

/** Writes what the carrier plays of each line while no server answers. Gives the exit code. */
export async function writeFallback({ folder }: { readonly folder: string }): Promise<number> {
  // Loaded here, so that a menu with a mistake in it is told in one sentence.
  const { contractFor } = await import('../../../../flows/index.ts');
  const { config, lines } = readInstallation();
  mkdirSync(folder, { recursive: true });
  for (const agency of agenciesOf(lines)) {
    const own = lines.filter((line) => line.agency === agency);
    const contract = contractFor(flowsOf(lines, agency));
    const place = findWording(config.settings.prompts, agency);
    const catalogue = loadCatalogue({ ...place, contract, known: contractFor(), languages });
    for (const line of own) {
      const file = join(folder, `${line.name}.xml`);
      writeFileSync(file, `${renderFallback(line, catalogue)}\n`);
      console.log(`${file}: rings ${tellDesks(line)}`);
    }
  }
  return done;
}

/** The document asks for no language, so it rings at one desk. */
function tellDesks(line: Line): string {
  const { number } = line.desk[line.language];
  const others = desksOf(line).filter((one) => one !== number);
  return others.length === 0 ? number : `${number}, and not ${others.join(' or ')}`;
}
