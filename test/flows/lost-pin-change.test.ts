import { expect, onTestFinished, test } from 'vitest';
import { reachOverHttp } from '../support/agency-api.ts';
import { openSystem } from '../support/whole-system.ts';

/** A caller of an agency whose answers to a change of PIN are lost on their way, until the agency is well. */
async function dialLossy() {
  const changes: unknown[] = [];
  let lossy = true;
  const system = await openSystem({
    reach: (own) =>
      reachOverHttp(own, {
        async onSend({ url, headers, body, raw }) {
          if (!url.endsWith('/pins/change')) return;
          changes.push([headers['idempotency-key'], body]);
          if (lossy) raw.socket.destroy();
        },
      }),
  });
  onTestFinished(() => system.close());
  return { dial: system.dial, changes, heal: () => void (lossy = false) };
}

test.each([
  ['1', 'The new one may already work', 'now the same PIN once more', 'has been changed'],
  ['9', 'Puede que el nuevo ya funcione', 'marque otra vez el mismo PIN', 'ya cambió'],
])('a caller who chose %s hears that the new PIN may work, and the same change is asked for again', async (...said) => {
  const [language, unknown, again, changed] = said;
  const { dial, changes, heal } = await dialLossy();
  const caller = await dial();
  for (const keys of [language, '1', '1000000000009#', '317095#', '7', '3', '2', '739204#', '739204#']) {
    await caller.presses(keys);
  }
  caller.hears(unknown);
  heal();
  await caller.presses('1');
  expect(caller.heard().toLowerCase()).toContain(again.toLowerCase());
  await caller.presses('739204#');
  caller.hears(changed);
  expect(changes.length).toBeGreaterThan(1);
  expect(new Set(changes.map((one) => JSON.stringify(one))).size).toBe(1);

  const later = await dial();
  for (const keys of [language, '1', '1000000000009#', '739204#']) await later.presses(keys);
  expect(later.heard()).toMatch(/main menu|menú principal/i);
});
