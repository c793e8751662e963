import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { usualPatience } from '../../calls/patience.ts';
import type { RedisPlace } from './read-redis-url.ts';

/** A Redis that leaves a command unanswered for so long is gone, and the connection with it: later commands fail at once. */
const socketTimeoutMs = 2000;
const connectTimeoutMs = 2000;

/** A connection that never piles up commands: while there is none, they fail at once, and it is tried again within two seconds. */
export function connectRedis(place: RedisPlace): Redis | Cluster {
  const { tls, username, password } = place;
  const options = {
    ...(tls && { tls: {} }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    commandTimeout: usualPatience.storeCommandMs,
    socketTimeout: socketTimeoutMs,
    connectTimeout: connectTimeoutMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  } satisfies RedisOptions;

  switch (place.kind) {
    case 'single':
      return new Redis({ ...options, ...place.node, db: place.db, retryStrategy: backOff });
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: [...place.nodes],
        name: place.master,
        db: place.db,
        enableTLSForSentinelMode: tls,
        ...(tls && { sentinelTLS: {} }),
        // A Sentinel without a password passes over one that it is given.
        ...(password !== undefined && { sentinelPassword: password }),
        sentinelCommandTimeout: usualPatience.storeCommandMs,
        sentinelRetryStrategy: backOff,
        retryStrategy: backOff,
        // After a failover the old server, still reachable, only reads.
        reconnectOnError: ({ message }) => message.startsWith('READONLY'),
      });
    case 'cluster':
      return new Cluster([...place.nodes], {
        redisOptions: { ...options },
        enableOfflineQueue: false,
        clusterRetryStrategy: backOff,
        slotsRefreshTimeout: connectTimeoutMs,
        // A slot without a server gets one within seconds; the call goes on without the store until then.
        retryDelayOnClusterDown: 100,
        retryDelayOnFailover: 100,
        maxRedirections: 4,
      });
  }
}

function backOff(times: number): number {
  return Math.min(50 * 2 ** Math.min(times, 6), 2000);
}
