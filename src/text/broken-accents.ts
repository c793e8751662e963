/** What stands where an accented letter of UTF-8 was read as Latin-1 or Windows-1252: `Ã±` for `ñ`, `Ã‘` for `Ñ`; or where one was lost. */
export const brokenAccents = /\uFFFD|[ÂÃ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ\u009D˜“”¦]/;

/** What to say of it. */
export const accentWasLost = 'An accent was lost here: the file was once saved in another encoding.';
