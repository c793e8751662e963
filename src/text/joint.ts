/** Stands in a written text for a space at which no page may end, as within a date or an address: a word joiner (U+2060), which nobody types. */
export const joint = '\u2060';
