/** Every string of a JSON text, and the colon behind those that are keys. */
const strings = /"(?:[^"\\]|\\.)*"(?:\s*:)?/g;
/** The same, and what opens and closes an object or a list. */
const parts = /"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g;

/** The keys that a JSON object, or one within it, has more than once. `JSON.parse` takes the last of them and says nothing. */
export function findRepeatedKeys(text: string, object: object): string[] {
  if (countWrittenKeys(text) === countKeys(object)) return [];
  const open: Set<string>[] = [];
  const repeated = new Set<string>();
  for (const part of text.match(parts) ?? []) {
    if (part === '{' || part === '[') open.push(new Set());
    else if (part === '}' || part === ']') open.pop();
    else if (isKey(part)) {
      const name = String(JSON.parse(part.slice(0, part.lastIndexOf('"') + 1)));
      const known = open.at(-1);
      if (known?.has(name)) repeated.add(name);
      known?.add(name);
    }
  }
  return [...repeated];
}

/** Of the keys in a text. */
function countWrittenKeys(text: string): number {
  let count = 0;
  for (const part of text.match(strings) ?? []) if (isKey(part)) count += 1;
  return count;
}

function isKey(part: string): boolean {
  return part.endsWith(':');
}

/** Of an object and all within it, however deep that is. */
function countKeys(object: object): number {
  let count = 0;
  const open = [object];
  for (let one = open.pop(); one; one = open.pop()) {
    const isList = Array.isArray(one);
    for (const value of Object.values(one)) {
      if (!isList) count += 1;
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return count;
}
