/** What a lost shift made of a text, undone. On channels without shifts both leave it as it is. */
export interface Twins {
  readonly toLetters: (text: string) => string;
  readonly toFigures: (text: string) => string;
}
