import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProgram } from './ensure-program.ts';
import { startProgram } from './start-program.ts';

interface Proxy {
  readonly port: number;
  /** The ports of both servers. */
  readonly servers: readonly [number, number];
  /** A folder for its files. */
  readonly folder: string;
  /** A certificate and its key: PEM texts. */
  readonly certificate: { readonly cert: string; readonly key: string };
}

const deploy = join(import.meta.dirname, '../../../deploy');

/** Starts an nginx with `deploy/nginx.conf` on the loopback interface; its addresses and files are those of `proxy`. */
export function startNginx({ port, servers: [one, other], folder, certificate }: Proxy) {
  const path = ensureProgram({ found: ['nginx', '/usr/sbin/nginx'], package: 'nginx-light' });
  // Started as root, it reads as another user.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'certificate.pem'), certificate.cert);
  writeFileSync(join(folder, 'certificate-key.pem'), certificate.key);
  writeFileSync(join(folder, 'apology.xml'), readFileSync(join(deploy, 'apology.xml')));
  const site = readFileSync(join(deploy, 'nginx.conf'), 'utf8')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('127.0.0.1:3001', `127.0.0.1:${one}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${other}`)
    .replaceAll('/etc/nginx', folder);
  writeFileSync(join(folder, 'site.conf'), site);
  writeFileSync(join(folder, 'nginx.conf'), around(folder));
  const args = ['-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'];
  return startProgram({ path, args, isReady: async () => (await fetch(`http://127.0.0.1:${port}/`)).status === 400 });
}

/** The files that Debian's own configuration puts elsewhere. */
function around(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  return `worker_processes 1;
pid ${join(folder, 'nginx.pid')};
events { worker_connections 512; }
http {
${temporary}
include ${join(folder, 'site.conf')};
}
`;
}
