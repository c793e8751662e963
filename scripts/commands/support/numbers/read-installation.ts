import { readAgencies } from '../../../../src/config/read-agencies.ts';
import { readConfigOf } from '../../../../src/config/read-configs.ts';
import { openLines } from '../../../../src/lines/lines-file.ts';
import { lastGoodFolder } from '../../../../src/yaml/last-good.ts';

/** What this installation answers for, as its server reads it. Throws where that cannot be told. */
export function readInstallation() {
  const agencies = readAgencies(lastGoodFolder);
  const config = readConfigOf(agencies[0], agencies);
  const all = openLines(config.settings.lines);
  const isOwn = ({ agency }: { readonly agency: string }) => agencies.includes(agency);
  const { fallbackAddresses = new Map<string, string>() } = config;
  const unknown = [...fallbackAddresses.keys()].filter((name) => name !== '' && !all.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`FALLBACK_URL names ${list(unknown)}: there is no such line in lines.yaml.`);
  return { config, lines: all.filter(isOwn), others: all.filter((line) => !isOwn(line)), fallbackAddresses };
}

/** The same, and how the carrier is reached. Throws where something of it is not set. */
export function readCarrierAccess() {
  const { config, ...installation } = readInstallation();
  const { publicUrl, twilioAccountSid: accountSid, twilioAuthToken: authToken } = config;
  if (publicUrl === undefined || accountSid === undefined || authToken === undefined) {
    const needed = { PUBLIC_URL: publicUrl, TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? name : []));
    throw new Error(`Set ${list(missing)}, as the server has ${missing.length > 1 ? 'them' : 'it'}.`);
  }
  return { ...installation, publicUrl, account: { accountSid, authToken } };
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
