import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeCertificates } from './certificates.ts';
import { makeFolder } from './wording-fixture.ts';

/** A server that is api.twilio.com behind a proxy on this machine. `env` leads a process there, `ca` is the authority that it must trust. */
export async function openApiBehindProxy(answer: RequestListener) {
  const { ca, server: identity } = makeCertificates('DNS:api.twilio.com');
  const api = createSecureServer(identity, answer);
  const { port } = await listen(api);
  const proxy = createServer();
  const tunnels = new Set<{ destroy(): void }>();
  proxy.on('connect', (request: IncomingMessage, socket) => {
    if (request.url !== 'api.twilio.com:443') return void socket.destroy();
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const end of [tunnel, socket]) {
      tunnels.add(end);
      end.on('error', () => tunnel.destroy());
    }
  });
  const { port: proxyPort } = await listen(proxy);
  onTestFinished(() => {
    for (const end of tunnels) end.destroy();
    proxy.close();
    api.close();
  });
  const caFile = join(makeFolder(), 'authority.pem');
  writeFileSync(caFile, ca);
  return { ca, env: { HTTP_PROXY: `http://127.0.0.1:${proxyPort}`, NODE_EXTRA_CA_CERTS: caFile } };
}

async function listen(server: { listen(port: number, host: string, done: () => void): unknown; address(): unknown }) {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server.address() as AddressInfo;
}
