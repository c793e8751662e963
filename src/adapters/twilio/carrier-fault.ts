/** The carrier answered with something else than agreed. Its answer is not told: it may hold anything. */
export class CarrierFault extends Error {
  override readonly name = 'CarrierFault';

  /** The status of the answer, or the code of the error in its place. */
  readonly status: number | string;

  constructor(what: string, status: number | string) {
    super(`The carrier ${what}: ${status}`);
    this.status = status;
  }
}

/** Errors of the library hold the request, with the account's token. */
export async function quietly<Result>(asking: Promise<Result>): Promise<Result> {
  try {
    return await asking;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CarrierFault('gave no answer', code);
  }
}
