/** The letters on the keys 2 to 9 (ITU-T E.161). */
const letters = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** The keys of a name or number, without spaces and hyphens: "San Diego" is 72634346, "A-12" is 212. */
export function spellOnKeypad(name: string): string {
  const signs =
    name
      .normalize('NFD')
      .toLowerCase()
      .match(/[a-z0-9]/g) ?? [];
  return signs.map(keyOf).join('');
}

function keyOf(sign: string): string {
  const key = letters.findIndex((onKey) => onKey.includes(sign));
  return key < 0 ? sign : String(key + 2);
}
