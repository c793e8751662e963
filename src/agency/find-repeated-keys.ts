/** Every string of a JSON text, the colon behind those that are keys, and what opens and closes an object or a list. */
const parts = /"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g;

/** The keys that a JSON object, or one within it, has more than once. `JSON.parse` takes the last of them and says nothing. */
export function findRepeatedKeys(text: string, object: object): string[] {
  const found = text.match(parts) ?? [];
  if (found.filter(isKey).length === countKeys(object)) return [];
  const open: Set<string>[] = [];
  const repeated = new Set<string>();
  for (const part of found) {
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

function isKey(part: string): boolean {
  return part.endsWith(':');
}

/** Of an object and all within it, however deep that is. */
function countKeys(object: object): number {
  const open = [object];
  let count = 0;
  for (let one = open.pop(); one; one = open.pop()) {
    const values = Object.values(one);
    if (!Array.isArray(one)) count += values.length;
    for (const value of values) if (typeof value === 'object' && value !== null) open.push(value);
  }
  return count;
}
