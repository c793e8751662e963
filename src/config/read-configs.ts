import { nameVariables, takeVariables, tellMisnamed } from './agency-variables.ts';
import { type Config, ConfigError, readConfig } from './read-config.ts';

/** The configuration of each agency, by its name. What is not of an agency is the same in all. */
export type Configs = ReadonlyMap<string, Config>;

/**
 * Reads the configuration of an agency from the environment: of the only one from the usual variables, of one of several from variables
 * with its name behind. Throws `ConfigError`.
 */
export function readConfigOf(
  agency: string,
  agencies: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Config {
  const misnamed = tellMisnamed(env, agencies);
  if (misnamed.length > 0) throw new ConfigError(misnamed);
  return agencies.length > 1 ? readOwn(agency, env) : readConfig(env);
}

/** Of one of several agencies, whose variables have its name behind. */
function readOwn(agency: string, env: NodeJS.ProcessEnv): Config {
  try {
    const config = readConfig(takeVariables(env, agency), `sqlite:data/${agency}.db`);
    return { ...config, agency, names: nameServices(config, agency) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(error.problems.map((problem) => nameVariables(problem, agency)));
  }
}

/** Redis is the same for all. */
function nameServices({ names }: Config, agency: string): Config['names'] {
  const { database, redis, smtp, agencyApi } = names;
  const own = (name: string) => nameVariables(name, agency);
  return { database: own(database), redis, smtp: own(smtp), agencyApi: own(agencyApi) };
}

/** Reads the configuration of all agencies. Throws `ConfigError` with the problems of all. */
export function readConfigs(agencies: readonly string[], env: NodeJS.ProcessEnv = process.env): Configs {
  const problems = new Set<string>();
  const configs = new Map<string, Config>();
  for (const agency of agencies) {
    try {
      configs.set(agency, readConfigOf(agency, agencies, env));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const problem of error.problems) problems.add(problem);
    }
  }
  for (const problem of tellSharedRecords(configs)) problems.add(problem);
  if (problems.size > 0) throw new ConfigError([...problems]);
  return configs;
}

/** A participant of one agency is nobody at another: no two read the same records. */
function tellSharedRecords(configs: Configs): string[] {
  const places = [...configs.values()].map(({ agencyApi, databaseUrl, names }) =>
    agencyApi ? { place: agencyApi.url, name: names.agencyApi } : { place: databaseUrl, name: names.database },
  );
  const doubled = Map.groupBy(places, ({ place }) => place);
  return [...doubled.values()]
    .filter(({ length }) => length > 1)
    .map((same) => `${same.map(({ name }) => name).join(' and ')} are the same: each agency has records of its own`);
}
