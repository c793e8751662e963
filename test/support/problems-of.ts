import { ConfigError, readConfig } from '../../src/config/read-config.ts';

/** What is wrong with an environment, as it is told; '' where nothing is. */
export function problemsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
