import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { usualPatience } from '../../calls/patience.ts';
import type { RedisPlace } from './read-redis-url.ts';

/** A connection that never queues commands: while it is down, commands fail at once, and it is tried again within two seconds. */
export function connectRedis(place: RedisPlace): Redis | Cluster {
  switch (place.kind) {
    case 'single':
      return new Redis({ ...commonOptions(place), ...place.node, db: place.db, retryStrategy: backOff });
    case 'sentinel':
      return connectBySentinels(place);
    case 'cluster':
      return new Cluster([...place.nodes], {
        redisOptions: commonOptions(place),
        enableOfflineQueue: false,
        clusterRetryStrategy: backOff,
        slotsRefreshTimeout: usualPatience.storeConnectionMs,
        // A slot without a server gets one within seconds; until then the call goes on without the store.
        retryDelayOnClusterDown: 100,
        retryDelayOnFailover: 100,
        maxRedirections: 4,
      });
  }
}

function connectBySentinels(place: Extract<RedisPlace, { kind: 'sentinel' }>): Redis {
  const { tls, password, certificates = {} } = place;
  return new Redis({
    ...commonOptions(place),
    sentinels: [...place.nodes],
    name: place.master,
    db: place.db,
    enableTLSForSentinelMode: tls,
    ...(tls && { sentinelTLS: certificates }),
    // A Sentinel that needs no password ignores the one it is given.
    ...(password !== undefined && { sentinelPassword: password }),
    sentinelCommandTimeout: usualPatience.storeCommandMs,
    sentinelRetryStrategy: backOff,
    retryStrategy: backOff,
    // After a failover the old server, still reachable, is read-only.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
}

function commonOptions({ tls, username, password, certificates = {}, keyPrefix = '' }: RedisPlace) {
  return {
    keyPrefix,
    ...(tls && { tls: certificates }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    commandTimeout: usualPatience.storeCommandMs,
    socketTimeout: usualPatience.storeConnectionMs,
    connectTimeout: usualPatience.storeConnectionMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  } satisfies RedisOptions;
}

function backOff(times: number): number {
  return Math.min(50 * 2 ** Math.min(times, 6), 2000);
}
