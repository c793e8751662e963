const token = 'AGENCY_API_TOKEN';
const cert = 'AGENCY_API_TLS_CERT';
const key = 'AGENCY_API_TLS_KEY';

/** What is of no use to an agency's API where there is none. */
const ofTheApi = [token, cert, key, 'AGENCY_API_TLS_CA'];

/** What is of no use where the agency keeps its own records. */
const ofOwnRecords = ['DATABASE_URL', 'MIGRATE_ON_START', 'RETENTION', 'SMTP_URL'];

/** What does not fit together around the agency's API: there is one source of records, and the agency must know who asks. */
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
