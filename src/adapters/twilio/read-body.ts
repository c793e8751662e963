/** A field of an answer; undefined where the answer is no object. */
export function readField(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

/** The library parses what it takes for JSON, and leaves the rest as text. Undefined for anything that is none. */
export function readJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
