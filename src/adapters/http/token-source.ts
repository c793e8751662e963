import { readFile } from 'node:fs/promises';
import type { CallLog } from '../../calls/ports/call-log.ts';

interface Token {
  readonly token?: string | undefined;
  /** Where the token was read, where it was: it may be another one by now. */
  readonly tokenFile?: string | undefined;
}

/** As RFC 6750 has it, 2.1. */
const bearerToken = /^[\w.~+/-]+=*$/;

/** The token that the agency is shown. It is read anew from its file where the agency refuses it. */
export function createTokenSource({ token, tokenFile }: Token, log: CallLog) {
  let current = token;

  /** Another token than `refused`, where there is one. A file that is away or half written changes nothing. */
  async function renew(refused: string | undefined): Promise<string | undefined> {
    const written = tokenFile === undefined ? undefined : await readToken(tokenFile);
    if (written !== undefined && written !== current) {
      current = written;
      log.info({}, 'the token of the agency was read anew');
    }
    return current === refused ? undefined : current;
  }

  async function readToken(path: string): Promise<string | undefined> {
    try {
      const written = (await readFile(path, 'utf8')).trim();
      if (bearerToken.test(written)) return written;
      log.error({}, 'AGENCY_API_TOKEN_FILE holds no bearer token');
    } catch (err) {
      log.error({ err }, 'AGENCY_API_TOKEN_FILE cannot be read');
    }
    return undefined;
  }

  return { current: (): string | undefined => current, renew };
}
