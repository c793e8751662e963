import { examineRedis } from '../../../../src/adapters/redis/examine-redis.ts';
import { isRefused } from '../../../../src/adapters/redis/visit-redis.ts';
import type { Config } from '../../../../src/config/read-config.ts';
import { type Finding, judgeClock } from './finding.ts';
import { isDistrust } from './is-distrust.ts';
import { tellFault } from '../tell-fault.ts';

const oldest = 7;
const lostWithMemory =
  'without appendonly yes, neither queues nor what callers left while the records were away outlast its restart';

/** Connects to Redis with the rights that calls have, and looks at version, policy and clock. */
export async function checkRedis({ redis: place, names }: Config): Promise<Finding[]> {
  const what = names.redis;
  if (place === undefined) return [{ state: 'ok', what, told: 'is not set: calls live in the memory of one server' }];
  try {
    const servers = await examineRedis(place);
    return servers.flatMap(({ clockMs, facts }) => [
      judgeFacts(what, facts),
      ...(clockMs === undefined ? [] : [judgeClock(what, clockMs)]),
    ]);
  } catch (error) {
    if (isRefused(error))
      return [{ state: 'wrong', what, told: 'refuses the user or the password, or gives them too few rights' }];
    return [{ state: isDistrust(error) ? 'wrong' : 'away', what, told: tellFault(error) }];
  }
}

function judgeFacts(what: string, facts: ReadonlyMap<string, string>): Finding {
  const policy = facts.get('maxmemory_policy');
  if (policy === undefined)
    return {
      state: 'ok',
      what,
      told: 'answers, and tells this user nothing of itself: it must say maxmemory-policy noeviction',
    };
  const version = facts.get('valkey_version') ?? facts.get('redis_version') ?? '';
  if (Number.parseInt(version, 10) < oldest)
    return { state: 'wrong', what, told: `is of version ${version}: it must be ${oldest} or later` };
  if (policy !== 'noeviction')
    return { state: 'wrong', what, told: `drops calls when it is full (${policy}): set maxmemory-policy noeviction` };
  const kept = facts.get('aof_enabled') === '1' ? '' : `; ${lostWithMemory}`;
  return { state: 'ok', what, told: `answers, and drops no calls${kept}` };
}
