import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { Document } from 'yaml';
import { promptContract } from '../../support/whole-system.ts';
import { findWording } from '../../../src/config/find-settings.ts';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { languages } from '../../../src/text/language.ts';

test('a catalogue does not keep the YAML files that it was read from', () => {
  const catalogue = loadCatalogue({ ...findWording('prompts', 'california'), contract: promptContract, languages });
  expect(queryObjects(Document, { format: 'count' })).toBe(0);
  expect(catalogue.signs('en')).toBeDefined();
});
