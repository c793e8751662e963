import { readFileSync } from 'node:fs';
import type { AgencyAddress } from '../../../src/adapters/http/agency-exchange.ts';
import type { TestParticipant } from './trial.ts';

/** Which agency is checked, and with whom. */
export interface Checked {
  readonly address: AgencyAddress;
  readonly participant: TestParticipant;
}

interface Given {
  readonly token?: string | undefined;
  readonly id?: string | undefined;
  readonly pin?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
  readonly 'new-pin'?: string | undefined;
  readonly 'send-pin': boolean;
  readonly 'begin-payment': boolean;
}

/** Reads `check URL` and its options. Throws what to write instead. */
export function readChecked([word, url, ...others]: readonly string[], given: Given): Checked {
  const { token, id, pin, cert, key, ca, 'new-pin': newPin } = given;
  const { 'send-pin': sendsPin, 'begin-payment': beginsPayment } = given;
  if (word !== 'check' || url === undefined || others.length > 0) throw new Error('Write: check URL');
  if (!URL.canParse(url))
    throw new Error('URL must be the address of the contract, such as https://test.agency.example/v1.');
  if (id === undefined || pin === undefined)
    throw new Error('check needs --id and --pin of a participant of the test records.');
  if ((cert === undefined) !== (key === undefined)) throw new Error('--cert and --key need each other.');
  if (newPin !== undefined && (!/^\d{6,8}$/.test(newPin) || newPin === pin))
    throw new Error('--new-pin must be another PIN, of 6 to 8 digits.');
  const tls = { ...readPem('cert', cert), ...readPem('key', key), ...readPem('ca', ca) };
  return {
    address: { url: url.replace(/\/+$/, ''), token, tls },
    participant: { id, pin, newPin, sendsPin, beginsPayment },
  };
}

function readPem(name: 'cert' | 'key' | 'ca', path: string | undefined): Partial<Record<typeof name, string>> {
  if (path === undefined) return {};
  try {
    return { [name]: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw new Error(`--${name} must name a file of PEM text that can be read.`, { cause });
  }
}
