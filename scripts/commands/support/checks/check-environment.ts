import process from 'node:process';
import { findMisspelt } from '../../../../src/config/find-misspelt.ts';
import { readAgencies } from '../../../../src/config/read-agencies.ts';
import { type Config, ConfigError } from '../../../../src/config/read-config.ts';
import { type Configs, readConfigs } from '../../../../src/config/read-configs.ts';
import { isLoopback } from '../../../../src/text/is-loopback.ts';
import { lastGoodFolder } from '../../../../src/yaml/last-good.ts';
import { FileErrors } from '../../../../src/yaml/file-errors.ts';
import type { Finding } from './finding.ts';

const what = 'environment';

/** Reads the environment as a server does, and finds what starts and cannot work. `configs` is undefined where nothing would start. */
export function checkEnvironment(): { readonly configs: Configs | undefined; readonly findings: readonly Finding[] } {
  const agencies = nameAgencies();
  const slips = findMisspelt(process.env, agencies).map(
    ({ name, meant }) => `${name} is read by nobody: did you mean ${meant}?`,
  );
  try {
    const configs = readConfigs(agencies);
    const [config] = configs.values();
    return { configs, findings: tell([...slips, ...(config ? findUseless(config) : [])]) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { configs: undefined, findings: tell([...error.problems, ...slips]) };
  }
}

/** Lines that cannot be read are told where the lines are checked. */
function nameAgencies(): readonly string[] {
  try {
    return readAgencies(lastGoodFolder);
  } catch (error) {
    if (error instanceof FileErrors) return [''];
    throw error;
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
  if (hostname.includes('_'))
    problems.push(
      'PUBLIC_URL has an underscore in its host, where the carrier tells no status of calls and texts: use another name',
    );
  return problems;
}
