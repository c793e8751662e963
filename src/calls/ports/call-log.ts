/** Where calls write down what happened to them: never what a caller keyed, said or was told. Pino fits. */
export interface CallLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
