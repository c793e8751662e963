import { z } from 'zod';
import { readRedisUrl, redisUrlForms } from '../adapters/redis/read-redis-url.ts';
import { chargesVariables, tellChargesProblems, toCharges } from './charges-variables.ts';
import { DatabaseUrl } from './database-url.ts';
import { usualRetention } from '../agency/retention.ts';
import { FallbackList } from './fallback-addresses.ts';
import { findSettings, settingsForm, shippedSettings } from './find-settings.ts';
import { howToWriteSigns, isCutShort, nameService } from './name-service.ts';
import { readFiles } from './read-files.ts';
import { RecordingsPlace } from './recordings-place.ts';
import { tellRecordingsProblems } from './tell-recordings-problems.ts';
import { tellRedisProblems } from './tell-redis-problems.ts';
import { RetentionDays } from './retention-days.ts';
import { AuthTokens } from './auth-tokens.ts';
import { TextRatesText, usualTextRates } from './text-rates.ts';
import { tellAgencyProblems } from './tell-agency-problems.ts';
import { telemetryVariables, tellTelemetryProblems, toOtlp } from './telemetry-variables.ts';
import { isLoopback } from '../text/is-loopback.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const pair = /^(?<id>[\w-]{1,32}):(?<secret>.{32,})$/;

/** The keys to the records, as `id:secret` pairs with commas between them: the first writes, all read. */
const DataSecrets = z.string().transform((text, context) => {
  const secrets = text.split(',').map((part) => pair.exec(part.trim())?.groups);
  const found = secrets.flatMap((groups) =>
    groups?.['id'] && groups['secret'] ? [{ id: groups['id'], secret: groups['secret'] }] : [],
  );
  if (found.length < secrets.length) {
    context.addIssue('must be id:secret, or several with commas between them, each secret of 32 characters or more');
  } else if (new Set(found.map(({ id }) => id)).size < found.length) {
    context.addIssue('names the same id twice; each secret needs an id of its own');
  }
  return found;
});

const PublicUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as https://ivr.example.org' })
  .refine((url) => !/[?#@]/.test(url), 'must have no query, fragment or user name')
  .transform((url) => ({ url: withoutSlash(new URL(url).href), configured: withoutSlash(url) }));

const AgencyUrl = PublicUrl.transform(({ url }) => url).refine(
  (url) => url.startsWith('https:') || isLoopback(new URL(url).hostname),
  'must be https:, unless the agency answers on this machine',
);

const Pem = z.string().startsWith('-----BEGIN ', 'must be a PEM text; its path goes into the same name with _FILE');

const Port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a number from 0 to 65535');

/** An IPv6 address stands in brackets only within a URL. */
const Host = z.string().transform((host) => host.replace(/^\[(?<address>.*)\]$/, '$<address>'));

const SettingsFolder = z.string().transform((folder, context) => {
  const settings = findSettings(folder);
  if (settings) return settings;
  context.addIssue(settingsForm);
  return z.NEVER;
});

const RedisPlace = z.string().transform((url, context) => {
  const place = readRedisUrl(url);
  if (!place) context.addIssue(`must be ${redisUrlForms}; ${howToWriteSigns}`);
  return place;
});

const usualDatabase = 'sqlite:data/ivr.db';

const Environment = z.object({
  HOST: Host.default('127.0.0.1'),
  PORT: Port.default(3000),
  PUBLIC_URL: PublicUrl.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC\w+$/, 'must be the SID of the account, which begins with AC')
    .optional(),
  TWILIO_AUTH_TOKEN: AuthTokens.optional(),
  FALLBACK_URL: FallbackList.optional(),
  DATABASE_URL: DatabaseUrl.optional(),
  EVENTS_URL: DatabaseUrl.optional(),
  REDIS_URL: RedisPlace.optional(),
  REDIS_TLS_CERT: Pem.optional(),
  REDIS_TLS_KEY: Pem.optional(),
  REDIS_TLS_CA: Pem.optional(),
  MIGRATE_ON_START: z.stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' }).default(true),
  RETENTION: RetentionDays.default(usualRetention),
  KEEP_RECORDINGS: RecordingsPlace.optional(),
  TEXT_RATES: TextRatesText.default(usualTextRates),
  DATA_SECRET: DataSecrets.optional(),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: `must be smtps://USER:PASSWORD@HOST:PORT?from=ADDRESS, or the same with smtp:; ${howToWriteSigns}`,
      abort: true,
    })
    .refine((url) => !isCutShort(url), { error: `holds a sign that cuts it short: ${howToWriteSigns}`, abort: true })
    .refine((url) => new URL(url).searchParams.get('from')?.includes('@'), 'must say from=ADDRESS, the sender')
    .optional(),
  AGENCY_API_URL: AgencyUrl.optional(),
  AGENCY_API_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]+=*$/, 'must be a bearer token: letters, digits and - . _ ~ + / with = at its end')
    .optional(),
  AGENCY_API_TLS_CERT: Pem.optional(),
  AGENCY_API_TLS_KEY: Pem.optional(),
  AGENCY_API_TLS_CA: Pem.optional(),
  ...chargesVariables,
  SETTINGS_DIR: SettingsFolder.optional(),
  /** Read by `readAgencies`, before anything of an agency is. */
  AGENCIES: z.string().optional(),
  METRICS_PORT: Port.optional(),
  METRICS_HOST: Host.optional(),
  ...telemetryVariables,
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** Every variable that is read. Each may also be given as a file: `NAME_FILE` holds its path. */
export const variables: readonly string[] = Object.keys(Environment.shape);

/** The environment cannot be used. The message names every problem, and quotes no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The environment does not fit:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the configuration of the only agency from the environment; an empty variable counts as not set. Of one of several,
 * `readConfigOf` reads it. Throws `ConfigError`.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, usualUrl = usualDatabase) {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { env: given, problems: fileProblems } = readFiles(set, variables);
  const parsed = Environment.safeParse(given);
  const issues = (parsed.error?.issues ?? []).map(tellIssue);
  const problems = [
    ...fileProblems,
    ...issues,
    ...tellExposure(given),
    ...tellRedisProblems(given),
    ...tellAgencyProblems(given),
    ...tellChargesProblems(given),
    ...tellTelemetryProblems(given),
    ...tellRecordingsProblems(given, usualUrl),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data, usualUrl, nameServices(given, usualUrl), given['AGENCY_API_TOKEN_FILE']);
}

type Given = z.infer<typeof Environment>;

function toConfig(env: Given, usualUrl: string, names: ReturnType<typeof nameServices>, tokenFile?: string) {
  const loopback = isLoopback(env.HOST);
  return {
    /** Its name, where there are several; else empty. */
    agency: '',
    host: env.HOST,
    port: env.PORT,
    loopback,
    publicUrl: env.PUBLIC_URL?.url,
    /** The same as it is written, where that differs: in capitals, say. */
    configuredUrl: env.PUBLIC_URL?.configured === env.PUBLIC_URL?.url ? undefined : env.PUBLIC_URL?.configured,
    ...toCarrier(env),
    fallbackAddresses: env.FALLBACK_URL,
    databaseUrl: env.DATABASE_URL ?? usualUrl,
    /** Where it is kept what calls come to, of an agency that keeps its own records; left out, in a file. */
    eventsUrl: env.EVENTS_URL,
    /** Whether pending migrations run when the records are opened; else `npm run migrate` runs them. */
    migrateOnStart: env.MIGRATE_ON_START,
    retention: env.RETENTION,
    keepRecordings: env.KEEP_RECORDINGS,
    /** Where calls in progress are kept; left out, in the memory of this process. */
    redis: env.REDIS_URL && { ...env.REDIS_URL, certificates: toCertificates(env, 'REDIS') },
    /** Whether empty records are filled with the made-up agency: to try the system, never in production. */
    sampleAgency: loopback && env.DATABASE_URL === undefined && env.AGENCY_API_URL === undefined,
    /** The API of an agency that keeps its own records. With it there is no database. */
    agencyApi: env.AGENCY_API_URL === undefined ? undefined : toAgencyApi(env.AGENCY_API_URL, env, tokenFile),
    /** What charges the cards of those who pay by replying to texts. */
    charges: toCharges(env),
    dataSecrets: env.DATA_SECRET,
    smtpUrl: env.SMTP_URL,
    /** Where operators' files are. */
    settings: env.SETTINGS_DIR ?? shippedSettings,
    /** What messages call each service. */
    names,
    /** Where Prometheus fetches metrics; undefined: nowhere. */
    metrics: toMetricsPlace(env),
    otlp: toOtlp(env),
    logLevel: env.LOG_LEVEL,
  };
}

function toCarrier({ TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: tokens, TEXT_RATES: textRates }: Given) {
  const otherAuthTokens = tokens?.others ?? [];
  return { twilioAccountSid: sid, twilioAuthToken: tokens?.first, otherAuthTokens, textRates };
}

function nameServices(env: NodeJS.ProcessEnv, usualUrl: string) {
  const name = (variable: string, usual = '') => nameService(variable, env[variable] ?? usual);
  return {
    database: name('DATABASE_URL', usualUrl),
    redis: name('REDIS_URL'),
    smtp: name('SMTP_URL'),
    agencyApi: name('AGENCY_API_URL'),
  };
}

function toAgencyApi(url: string, env: Given, tokenFile: string | undefined) {
  const file = tokenFile === undefined ? {} : { tokenFile };
  return { url, token: env.AGENCY_API_TOKEN, ...file, tls: toCertificates(env, 'AGENCY_API') };
}

function toCertificates(env: Given, service: 'REDIS' | 'AGENCY_API') {
  const [cert, key, ca] = [env[`${service}_TLS_CERT`], env[`${service}_TLS_KEY`], env[`${service}_TLS_CA`]];
  return { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
}

function toMetricsPlace({ METRICS_PORT: port, METRICS_HOST: host = '127.0.0.1' }: Given) {
  return port === undefined ? undefined : { host, port };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function tellIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')} ${message}`;
}

/** A server that other machines can reach must not make up its own secrets. */
function tellExposure(env: NodeJS.ProcessEnv): string[] {
  const missing = ['TWILIO_AUTH_TOKEN', 'PUBLIC_URL', 'DATA_SECRET'].filter((name) => env[name] === undefined);
  if (isLoopback(Host.parse(env['HOST'] ?? '127.0.0.1')) || missing.length === 0) return [];
  return [
    'HOST is reachable from other machines, which needs TWILIO_AUTH_TOKEN, PUBLIC_URL and DATA_SECRET; ' +
      `not set: ${missing.join(', ')}. Set them, or leave HOST unset to answer on this machine only`,
  ];
}
