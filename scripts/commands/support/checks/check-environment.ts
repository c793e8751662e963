import { findMisspelt } from '../../../../src/config/find-misspelt.ts';
import { type Config, ConfigError, readConfig } from '../../../../src/config/read-config.ts';
import { isLoopback } from '../../../../src/text/is-loopback.ts';
import type { Finding } from './finding.ts';

const what = 'environment';

/** Reads the environment as a server does, and finds what starts and cannot work. `config` is undefined where nothing would start. */
export function checkEnvironment(): { readonly config: Config | undefined; readonly findings: readonly Finding[] } {
  const slips = findMisspelt().map(({ name, meant }) => `${name} is read by nobody: did you mean ${meant}?`);
  try {
    const config = readConfig();
    return { config, findings: tell([...slips, ...findUseless(config)]) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: undefined, findings: tell([...error.problems, ...slips]) };
  }
}

function tell(problems: readonly string[]): Finding[] {
  if (problems.length === 0) return [{ state: 'ok', what, told: 'every variable fits' }];
  return problems.map((told) => ({ state: 'wrong', what, told }));
}

/** Settings that each fit, and with which no call can come. */
function findUseless({ loopback, publicUrl, twilioAuthToken, otherAuthTokens }: Config): string[] {
  const problems: string[] = [];
  const tokens = [...(twilioAuthToken === undefined ? [] : [twilioAuthToken]), ...otherAuthTokens];
  if (tokens.some((token) => !/^[\da-f]{32}$/.test(token)))
    problems.push('TWILIO_AUTH_TOKEN is no auth token of the carrier: those have 32 digits from 0 to f');
  if (loopback || publicUrl === undefined) return problems;
  const { hostname, protocol } = new URL(publicUrl);
  if (isLoopback(hostname))
    problems.push(
      'PUBLIC_URL leads to this machine only, where the carrier cannot call: name the address that it calls',
    );
  else if (protocol === 'http:')
    problems.push('PUBLIC_URL is http:, which lets others read what callers key: use https:');
  return problems;
}
