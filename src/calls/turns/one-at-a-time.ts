/** Lets work on one thing wait for earlier work on it; work on other things goes on at once. The work must not reject. */
export function createOneAtATime() {
  const last = new Map<string, Promise<unknown>>();

  return async function enqueue<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}
