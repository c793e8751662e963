const pattern =
  /^(?:(?<hour>\d{1,2})(?:[:.]?(?<minute>\d\d))?(?::\d\d)?\s*(?<half>a\.?m?\.?|p\.?m?\.?)?|(?<word>noon|midnight))$/iu;
const words = { noon: '12:00', midnight: '00:00' };

/** The time as files have it ("17:00") that somebody wrote otherwise: "5pm", "5:00 p.m.", "8:00", "17.00", "noon". Undefined where none is meant. */
export function findMeantTime(written: string): string | undefined {
  const { hour, minute = '00', half = '', word } = pattern.exec(written.trim())?.groups ?? {};
  if (word !== undefined) return words[word.toLowerCase() === 'noon' ? 'noon' : 'midnight'];
  if (hour === undefined) return undefined;
  const inHalf = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  return inHalf < 24 && Number(minute) < 60 ? `${String(inHalf).padStart(2, '0')}:${minute}` : undefined;
}
