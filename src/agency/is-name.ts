/** Whether a key or type of an extract looks like a name, and may be told; one made of digits could be a number from the row's values. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z_-]{0,29}$/.test(text);
}
