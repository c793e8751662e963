import { nameVariable } from '../agency/agency-name.ts';

/** Variables that say where an agency's records are and what reads them. */
const agencyVariables = [
  'DATABASE_URL',
  'EVENTS_URL',
  'DATA_SECRET',
  'RETENTION',
  'KEEP_RECORDINGS',
  'TEXT_RATES',
  'SMTP_URL',
  'AGENCY_API_URL',
  'AGENCY_API_TOKEN',
  'AGENCY_API_TLS_CERT',
  'AGENCY_API_TLS_KEY',
  'AGENCY_API_TLS_CA',
  'CHARGES_API_URL',
  'CHARGES_API_TOKEN',
  'STRIPE_SECRET_KEY',
] as const;

/** Each also as a file. */
const forms = agencyVariables.flatMap((name) => [
  { name, own: (agency: string) => nameVariable(name, agency) },
  { name: `${name}_FILE`, own: (agency: string) => `${nameVariable(name, agency)}_FILE` },
]);

const named = new RegExp(`\\b(${agencyVariables.join('|')})(?![A-Z_])`, 'g');
const asFile = new RegExp(`\\b(${agencyVariables.join('|')})_FILE\\b`, 'g');

/** The environment as one of several agencies has it: its own variables under their usual names, and no other agency's. */
export function takeVariables(env: NodeJS.ProcessEnv, agency: string): NodeJS.ProcessEnv {
  const taken = { ...env };
  for (const { name, own } of forms) {
    const value = env[own(agency)];
    if (value === undefined) delete taken[name];
    else taken[name] = value;
  }
  return taken;
}

/** A text in which variables have the names that they have for one of several agencies. */
export function nameVariables(text: string, agency: string): string {
  return text
    .replaceAll(named, (name) => nameVariable(name, agency))
    .replaceAll(asFile, (_, name: string) => `${nameVariable(name, agency)}_FILE`);
}

/** Variables that do not say whose records they are for, where there are several agencies, or that name the only one. */
export function tellMisnamed(env: NodeJS.ProcessEnv, agencies: readonly string[]): string[] {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== '';
  const [only = '', ...others] = agencies;
  if (others.length > 0)
    return forms
      .filter(({ name }) => isSet(name))
      .map(({ name, own }) => `${name} does not say for which agency: write ${agencies.map(own).join(' or ')}`);
  return forms
    .filter(({ own }) => only !== '' && isSet(own(only)))
    .map(({ name, own }) => `${own(only)} names the only agency: write ${name}`);
}

/** Every variable of these agencies that is read. */
export function listVariables(agencies: readonly string[]): string[] {
  return agencies.length > 1
    ? agencies.flatMap((agency) => agencyVariables.map((name) => nameVariable(name, agency)))
    : [];
}
