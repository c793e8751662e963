import { readFileSync } from 'node:fs';

/** Variables that may be given as a file, as container platforms do: `NAME_FILE` holds its path. */
const secrets = [
  'TWILIO_AUTH_TOKEN',
  'DATABASE_URL',
  'REDIS_URL',
  'DATA_SECRET',
  'SMTP_URL',
  'AGENCY_API_TOKEN',
  'AGENCY_API_TLS_CERT',
  'AGENCY_API_TLS_KEY',
  'AGENCY_API_TLS_CA',
];

interface Read {
  /** The environment, with the content of each `NAME_FILE` under `NAME`. */
  readonly env: NodeJS.ProcessEnv;
  readonly problems: readonly string[];
}

/** Reads secrets from files, and trims white space around them. */
export function readSecretFiles(env: NodeJS.ProcessEnv): Read {
  const read = { ...env };
  const problems: string[] = [];
  for (const name of secrets) {
    const path = env[`${name}_FILE`];
    if (path === undefined) continue;
    if (env[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: unset one`);
    else readSecret(name, path);
  }
  return { env: read, problems };

  function readSecret(name: string, path: string): void {
    try {
      const text = readFileSync(path, 'utf8').trim();
      if (text === '') problems.push(`${name}_FILE names a file that is empty`);
      else read[name] = text;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      problems.push(`${name}_FILE names a file that cannot be read${code}`);
    }
  }
}
