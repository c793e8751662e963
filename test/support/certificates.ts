import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureProgram } from '../../scripts/rigs/services/ensure-program.ts';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** PEM texts: an authority, and a certificate of it for a server with this name and for a client. */
export function makeCertificates(serverName = 'IP:127.0.0.1'): {
  readonly ca: string;
  readonly server: Certificate;
  readonly client: Certificate;
} {
  const openssl = ensureProgram({ found: ['openssl'], package: 'openssl' });
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const run = (...args: string[]) => execFileSync(openssl, args, { cwd: folder, stdio: 'ignore' });
  const make = (name: string, ...options: string[]) => {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    run(
      'req',
      '-x509',
      ...curve,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      ...options,
    );
    return { cert: read(`${name}.pem`), key: read(`${name}.key`) };
  };
  const issued = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-addext', 'basicConstraints=critical,CA:FALSE'];
  try {
    const { cert: ca } = make('authority');
    return {
      ca,
      server: make('server', ...issued, '-addext', `subjectAltName=${serverName}`),
      client: make('client', ...issued),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
