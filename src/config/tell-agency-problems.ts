const token = 'AGENCY_API_TOKEN';
const cert = 'AGENCY_API_TLS_CERT';
const key = 'AGENCY_API_TLS_KEY';

/** Variables that need AGENCY_API_URL. */
const ofTheApi = [token, cert, key, 'AGENCY_API_TLS_CA', 'EVENTS_URL'];

/** Variables for records kept here, which AGENCY_API_URL excludes. */
const ofOwnRecords = ['DATABASE_URL', 'MIGRATE_ON_START', 'RETENTION', 'KEEP_RECORDINGS', 'TEXT_RATES', 'SMTP_URL'];

/** Conflicts around the agency's API: records come from one source, and requests to the agency must be authenticated. */
export function tellAgencyProblems(env: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string) => env[name] !== undefined;
  if (!isSet('AGENCY_API_URL')) {
    return ofTheApi.filter(isSet).map((name) => `${name} is for the agency's API, which AGENCY_API_URL must name`);
  }
  const idle = ofOwnRecords.filter(isSet);
  return [
    ...idle.map((name) => `${name} is for records kept here, and those of AGENCY_API_URL are the agency's: unset one`),
    ...(isSet(cert) === isSet(key) ? [] : [`${cert} and ${key} need each other`]),
    ...(isSet(token) || isSet(key) ? [] : [`AGENCY_API_URL needs ${token}, or ${cert} and ${key}, to show who asks`]),
  ];
}
