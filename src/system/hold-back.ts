/** A port of the records whose methods reject until they are open. Those in `free` work at any time: they ask nobody. */
export function holdBack<Port extends object>(port: Port, isOpen: () => boolean, free: readonly (keyof Port)[]): Port {
  const held = Object.entries(port).map(([name, method]: [string, (...args: never[]) => unknown]) => [
    name,
    async (...args: never[]) => {
      if (!isOpen()) throw new Error('The records are not open yet');
      return method(...args);
    },
  ]);
  const freed = free.map((name) => [name, port[name]]);
  return Object.fromEntries([...held, ...freed]) as Port;
}
