import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SharedSets } from '../../src/calls/ports/shared-sets.ts';

interface Opened {
  /** As two instances see them. */
  readonly sets: readonly [SharedSets, SharedSets];
  /** Lets time pass for the store. */
  readonly pass: (ms: number) => Promise<void>;
}

const lifeMs = 60_000;

/** What sets that instances share must do in every store. */
export function testSharedSets(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps sets`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => Promise.all(opened.sets.map((each) => each.close())));

    const newName = () => `test:${randomBytes(8).toString('hex')}`;

    it('of members that are new once', async () => {
      const [sets] = opened.sets;
      const set = newName();
      expect(await sets.add(set, 'a', lifeMs)).toEqual({ isNew: true, size: 1 });
      expect(await sets.add(set, 'b', lifeMs)).toEqual({ isNew: true, size: 2 });
      expect(await sets.add(set, 'a', lifeMs)).toEqual({ isNew: false, size: 2 });
      expect(await sets.add(newName(), 'a', lifeMs)).toEqual({ isNew: true, size: 1 });
    });

    it('out of which members are taken again', async () => {
      const [sets, others] = opened.sets;
      const set = newName();
      await sets.add(set, 'a', lifeMs);
      await sets.add(set, 'b', lifeMs);
      await others.remove(set, 'a');
      await others.remove(set, 'c');
      await others.remove(newName(), 'a');
      expect(await sets.add(set, 'a', lifeMs)).toEqual({ isNew: true, size: 2 });
    });

    it('that all instances fill together, each member counted by one of them', async () => {
      const set = newName();
      const members = Array.from({ length: 40 }, (_, index) => `member ${index % 20}`);
      const added = await Promise.all(
        members.map((member, index) => opened.sets[index % 3 === 0 ? 1 : 0].add(set, member, lifeMs)),
      );
      const sizes = added.filter(({ isNew }) => isNew).map(({ size }) => size);
      expect(sizes.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    it('that are forgotten their time after the first member', async () => {
      const [sets, others] = opened.sets;
      const set = newName();
      await sets.add(set, 'a', lifeMs);
      await opened.pass(lifeMs - 5000);
      expect(await others.add(set, 'b', lifeMs)).toEqual({ isNew: true, size: 2 });
      expect(await sets.add(set, 'a', lifeMs)).toMatchObject({ isNew: false });
      await opened.pass(6000);
      expect(await sets.add(set, 'a', lifeMs)).toEqual({ isNew: true, size: 1 });
    });
  });
}
