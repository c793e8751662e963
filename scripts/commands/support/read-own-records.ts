import { readConfig } from '../../../src/config/read-config.ts';

const agencysOwn =
  "The records are the agency's own (AGENCY_API_URL): participants, requests, messages and the audit trail are kept there. " +
  'To work on a database, unset AGENCY_API_URL.';

/** Reads the configuration. Throws where the records are kept by the agency, not in a database. */
export function readOwnRecords() {
  const config = readConfig();
  if (config.agencyApi) throw new Error(agencysOwn);
  return config;
}
