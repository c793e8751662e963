import { isIPv4 } from 'node:net';

/** Whether `host`, a name or an address without brackets, can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
