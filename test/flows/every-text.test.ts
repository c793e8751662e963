import { describe, expect, it } from 'vitest';
import { customerTexts } from '../../flows/customer-texts.flow.ts';
import { massachusettsTexts } from '../../flows/massachusetts-texts.flow.ts';
import { california, massachusetts } from '../../scripts/rigs/sample-system.ts';
import { writeTextPages } from '../../src/calls/texts/write-text-pages.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import type { EffectResult } from '../../src/dialogue/effects.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { countSegments } from '../../src/text/count-segments.ts';
import { languages } from '../../src/text/language.ts';
import { aLine } from '../support/a-line.ts';
import { edgesOf, explore, hasScene } from './walking/explore.ts';

const hours = { en: 'all day', es: 'todo el día' };
const office = { county: 'Sacramento', address: '1 Example Street', phone: '+19165550134', hours };
const library = { name: 'Sample Library', city: 'Boston', phone: '+16175550141' };

const offices: EffectResult[] = [0, 1, 2, 5].map((count) => ({
  type: 'offices-found',
  offices: Array.from({ length: count }, () => office),
}));

const libraries: EffectResult[] = [
  [],
  [library, { ...library, note: hours }],
  Array.from({ length: 4 }, () => library),
  ['Boston', 'Lowell', 'Lynn', 'Salem'].map((city) => ({ ...library, city })),
].map((found) => ({ type: 'libraries-found', libraries: found }));

const ofHours: EffectResult[] = [
  { type: 'within-hours' },
  { type: 'out-of-hours' },
  ...(['today', 'tomorrow', 'later'] as const).map((when): EffectResult => ({
    type: 'out-of-hours',
    opening: { when, date: '2026-11-23', from: '08:30', to: '16:30' },
  })),
];

const written = { phone: '+18669013212', ttyPhone: '+18663994096' };

/** What texts say of a number to call and of a payment. */
const facts = {
  phone: '+18669013212',
  ending: '0001',
  amount: 42_500,
  fee: 808,
  total: 43_308,
  code: '4821',
  number: '12345678',
};

describe.each([
  { name: 'customer-texts', flow: customerTexts, wording: california, world: [...offices, ...ofHours] },
  { name: 'massachusetts-texts', flow: massachusettsTexts, wording: massachusetts, world: [...libraries, ...ofHours] },
])('every text of $name', ({ flow, wording: { catalogue, contract }, world }) => {
  const settings = settingsOf(aLine({ signIn: undefined, inWriting: written }));
  const explored = explore(flow, settings, world).paths;
  // Nobody asks for time in writing: `read-written.ts` takes the word, and the key 8, for one that means nothing.
  const paths = explored.filter(({ steps }) => steps.every(({ event }) => event.type !== 'more-time'));
  const places = paths.flatMap(({ end }) => (hasScene(end) ? [describePlace(end)] : []));

  it('is reached', () => {
    const reached = new Set(explored.flatMap(({ end }) => end._nodes.map(({ id }) => id)));
    const missed = edgesOf(flow).states.filter((state) => !state.always?.length && !reached.has(state.id));
    expect(missed.map(({ id }) => id)).toEqual([]);
    expect(places.length).toBeGreaterThan(50);
  });

  it('asks nothing of the records', () => {
    const asked = new Set(
      edgesOf(flow)
        .states.flatMap(({ entry, transitions }) => [
          ...entry,
          ...[...transitions.values()].flat().flatMap(({ actions }) => actions),
        ])
        .map((action) => (typeof action === 'object' && action !== null && 'type' in action ? action.type : '')),
    );
    const ofFlow = [...asked].filter((type) => /^(?:[a-z]+[A-Z])/u.test(type));
    expect(ofFlow.filter((type) => !['findOffices', 'findLibraries', 'readHours'].includes(type))).toEqual([]);
  });

  it('can be answered, with 0 and in words, and leads to a person after three that are not understood', () => {
    for (const { next } of places) expect(next.kind, JSON.stringify(next)).toBe('ask');
    for (const { end } of paths.filter(({ end: place }) => hasScene(place)))
      expect(end.can({ type: 'agent' }), JSON.stringify(end.value)).toBe(true);
    expect(places.some(({ told }) => told.some(({ prompt }) => prompt === 'text-person'))).toBe(true);
  });

  it.each(languages)('takes two segments at most in %s, and speaks of no key and no call that goes on', (language) => {
    const pages = places.flatMap((output) => writeTextPages({ ...output, language }, catalogue));
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.filter((page) => page === '' || countSegments(page) > 2)).toEqual([]);
    const ofCalls = /\bpress\b|\bpound\b|hang up|presione|numeral|cuelgue|colgar|marque|\bstar\b|undefined/iu;
    expect(pages.filter((page) => ofCalls.test(page))).toEqual([]);
  });

  it.each(languages)(
    'tells no amount but those of the directory, and no number that a case or a person has, in %s',
    (language) => {
      const pages = places.flatMap((output) => writeTextPages({ ...output, language }, catalogue));
      const known = [/\$1\.99/gu, /\b\d{3}-\d{3}-\d{4}\b/gu];
      const rest = pages.map((page) => known.reduce((text, pattern) => text.replaceAll(pattern, ''), page));
      expect(rest.filter((page) => /\$\s?\d|\d{7,}/u.test(page))).toEqual([]);
    },
  );

  it.each(languages)('of the commands takes two segments at most in %s', (language) => {
    // Those with a day, a link or a document are reminders, which test/work/reminders/reminder-wording.test.ts writes as they are sent.
    const reminding = ['day', 'link', 'way'];
    const commands = Object.entries(contract.texts).filter(([, slots]) => !reminding.some((slot) => slot in slots));
    const texts = commands.map(([name]) => catalogue.text(language, name, facts));
    expect(texts.length).toBeGreaterThan(7);
    expect(texts.filter((text) => countSegments(text) > 2)).toEqual([]);
  });
});
