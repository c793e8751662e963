/** What goes wrong with a server's answer. `code` is Twilio's own (twilio.com/docs/api/errors/CODE). */
export class CarrierError extends Error {
  override readonly name = 'CarrierError';
  readonly code: number;

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
