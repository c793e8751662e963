import { readAgencies } from '../../../src/config/read-agencies.ts';
import type { Config } from '../../../src/config/read-config.ts';
import { readConfigOf } from '../../../src/config/read-configs.ts';
import { lastGoodFolder } from '../../../src/yaml/last-good.ts';
import { chooseAgency, readAgency } from './read-agency.ts';

const agencysOwn =
  "The records are the agency's own (AGENCY_API_URL): participants, requests, messages and the audit trail are kept there. " +
  'To work on a database, unset AGENCY_API_URL.';

/**
 * Reads the configuration of the agency that the command names, or of the only one. Throws where that is not certain, and where the
 * records are kept by the agency, not in a database.
 */
export function readOwnRecords() {
  const config = readChosenConfig();
  if (config.agencyApi) throw new Error(agencysOwn);
  return config;
}

/** Reads the configuration of the agency that the command names, or of the only one. Throws where that is not certain. */
export function readChosenConfig(): Config {
  const agencies = readAgencies(lastGoodFolder);
  return readConfigOf(chooseAgency(agencies, readAgency().agency), agencies);
}
