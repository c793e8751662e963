/** A port of records that are opened with the first use of any of its methods. */
export function openFirst<Port extends object>(port: Port, open: () => Promise<unknown>): Port {
  const opening = Object.entries(port).map(([name, method]: [string, (...args: never[]) => unknown]) => [
    name,
    async (...args: never[]) => {
      await open();
      return method(...args);
    },
  ]);
  return Object.fromEntries(opening) as Port;
}
