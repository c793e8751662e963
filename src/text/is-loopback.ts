import { isIPv4 } from 'node:net';

/** Whether a host, by its name or its address, can be reached from this machine only. URLs write addresses of IPv6 in brackets. */
export function isLoopback(written: string): boolean {
  const host = written.replaceAll(/[[\]]/g, '');
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
