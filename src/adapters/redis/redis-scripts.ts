/**
 * A call is kept under one key as `TURN.TEXT`, or `TURNx.TEXT` once it is over. Redis runs each script as one step, so that one of
 * several writers wins.
 */

/** Key; expected turn, new turn, text, life (ms) of a call in progress, life of an ended one. Returns 1 where the call was saved. */
export const saveScript = String.raw`
local turn, over = string.match(redis.call('GETRANGE', KEYS[1], 0, 15), '^(%d+)(x?)%.')
if tonumber(turn or '0') ~= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[2] .. (over or '') .. '.' .. ARGV[3], 'PX', over == 'x' and ARGV[5] or ARGV[4])
return 1
`;

/** Key; life (ms) of an ended call. A call that is not known is remembered as `0x.`. */
export const endScript = String.raw`
local turn, text = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+)x?%.(.*)$')
redis.call('SET', KEYS[1], (turn or '0') .. 'x.' .. (text or ''), 'PX', ARGV[1])
return 1
`;

/** Key; member of a set, life (ms) of the set from its first member on. Returns whether the member is new, and the size. */
export const addScript = String.raw`
local added = redis.call('SADD', KEYS[1], ARGV[1])
local size = redis.call('SCARD', KEYS[1])
if added == 1 and size == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return { added, size }
`;

/** Key; the text as it was read (empty where there was none), new text, its life (ms). Returns 1 where it was saved. */
export const replaceScript = String.raw`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
`;

/**
 * What callers are owed: when each call is due stands in one key, what it is in another. Keys; call, due (ms of the epoch), text, life (ms)
 * of both keys, 1 where there is something to put in place of what was kept. An older copy changes nothing.
 */
export const keepOwedScript = String.raw`
local kept = redis.call('HGET', KEYS[2], ARGV[1])
if kept and ARGV[5] == '1' and (cjson.decode(kept).turn or 0) > cjson.decode(ARGV[3]).turn then return 0 end
if not kept or ARGV[5] == '1' then redis.call('HSET', KEYS[2], ARGV[1], ARGV[3]) end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[4]) end
return 1
`;

/** Keys; now, the latest moment at which anything can be due, when they are due again (ms of the epoch), how many at most. Returns texts. */
export const takeOwedScript = String.raw`
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[4])
if #due == 0 then due = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[2], '+inf', 'LIMIT', 0, ARGV[4]) end
local texts = {}
for _, call in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[3], call)
  texts[#texts + 1] = redis.call('HGET', KEYS[2], call) or ''
end
return texts
`;

/** Keys; call. */
export const settleOwedScript = String.raw`
redis.call('ZREM', KEYS[1], ARGV[1])
return redis.call('HDEL', KEYS[2], ARGV[1])
`;
