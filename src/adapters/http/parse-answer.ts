/** Parses the JSON of an answer. Absent fields may be `null`; a `case` that is null is an answer. Throws `SyntaxError`, which quotes the text. */
export function parseAnswer(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (value === null && key !== 'case' ? undefined : value));
}
