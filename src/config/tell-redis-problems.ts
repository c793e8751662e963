const cert = 'REDIS_TLS_CERT';
const key = 'REDIS_TLS_KEY';

/** Conflicts around TLS to Redis: a certificate that is never shown, or that lacks its key. */
export function tellRedisProblems(env: NodeJS.ProcessEnv): string[] {
  const given = [cert, key, 'REDIS_TLS_CA'].filter((name) => env[name] !== undefined);
  if (given.length > 0 && !env['REDIS_URL']?.startsWith('rediss'))
    return given.map((name) => `${name} is for Redis over TLS, which REDIS_URL must name with rediss:`);
  return given.includes(cert) === given.includes(key) ? [] : [`${cert} and ${key} need each other`];
}
