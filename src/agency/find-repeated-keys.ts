/** Every string of a JSON text, and the colon behind those that are keys. */
const strings = /"(?:[^"\\]|\\.)*"(?:\s*:)?/g;

/** The keys that a JSON object has more than once. `JSON.parse` takes the last of them and says nothing. The object holds no other ones. */
export function findRepeatedKeys(text: string, object: object): string[] {
  const keys = (text.match(strings) ?? []).filter((part) => part.endsWith(':'));
  if (keys.length === Object.keys(object).length) return [];
  const names = keys.map((key) => String(JSON.parse(key.slice(0, key.lastIndexOf('"') + 1))));
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}
