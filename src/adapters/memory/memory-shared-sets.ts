import type { SharedSets } from '../../calls/ports/shared-sets.ts';

interface Kept {
  readonly members: Set<string>;
  readonly expiresMs: number;
}

/** At most 20 MB where each set has ten members. */
const mostSets = 10_000;

/** Keeps sets in the memory of this process: for one server. When there are too many, the oldest is dropped. */
export function createMemorySharedSets(now: () => number = Date.now): SharedSets {
  const sets = new Map<string, Kept>();

  function begin(name: string, lifeMs: number): Kept {
    sets.delete(name);
    const oldest = sets.size < mostSets ? undefined : sets.keys().next().value;
    if (oldest !== undefined) sets.delete(oldest);
    const begun = { members: new Set<string>(), expiresMs: now() + lifeMs };
    sets.set(name, begun);
    return begun;
  }

  return {
    async add(name, member, lifeMs) {
      const known = sets.get(name);
      const { members } = known && known.expiresMs > now() ? known : begin(name, lifeMs);
      const isNew = !members.has(member);
      members.add(member);
      return { isNew, size: members.size };
    },
    async remove(name, member) {
      sets.get(name)?.members.delete(member);
    },
    async close() {
      sets.clear();
    },
  };
}
