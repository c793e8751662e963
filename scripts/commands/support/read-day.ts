/** Reads a day that an argument names, as 2027-01-31. Throws where it is none. */
export function readDay(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined) return undefined;
  try {
    const day = Temporal.PlainDate.from(text);
    if (day.toString() === text) return day;
  } catch {
    // It is told as any other text that is no day.
  }
  throw new Error(`"${text}" is no day: write it as 2027-01-31.`);
}
