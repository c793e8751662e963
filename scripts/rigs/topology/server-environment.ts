import { join } from 'node:path';

/** What `docker-compose.yml` gives to each server, but for the address where it listens and the level of the log. `secrets`: the folder with their files. */
export function serverEnvironment({ secrets, publicUrl }: { readonly secrets: string; readonly publicUrl: string }) {
  return {
    PUBLIC_URL: publicUrl,
    AGENCIES: 'california',
    // It tells each turn and each request: what is tried here can be seen.
    LOG_LEVEL: 'debug',
    MIGRATE_ON_START: 'false',
    TWILIO_AUTH_TOKEN_FILE: join(secrets, 'twilio-auth-token'),
    DATA_SECRET_FILE: join(secrets, 'data-secret'),
    DATABASE_URL_FILE: join(secrets, 'database-url'),
    REDIS_URL_FILE: join(secrets, 'redis-url'),
  };
}
