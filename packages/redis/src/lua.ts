/** A script of ours on the keys of a queue of BullMQ. The first argument is what the keys of its jobs begin with. */
export interface QueueScript {
  /** By BullMQ's names, and of our own: `open` and `until`. */
  readonly keys: readonly string[];
  readonly lua: string;
}

// Where an entry is. A list is read once, and not once for each entry.
const IS_ACTIVE = `
  local active = {}
  for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do active[id] = true end
`;

/** Some entries: for each its id, its state and its fields. */
const ROWS: QueueScript = {
  keys: ['active', 'completed', 'failed'],
  lua: `${IS_ACTIVE}
    local rows = {}
    for index = 2, #ARGV do
      local id = ARGV[index]
      local fields = redis.call('HMGET', ARGV[1] .. id,
        'data', 'timestamp', 'failedReason', 'progress', 'stc', 'atm', 'finishedOn')
      if fields[1] then
        local state = 'waiting'
        if redis.call('ZSCORE', KEYS[2], id) then state = 'handled'
        elseif redis.call('ZSCORE', KEYS[3], id) then state = 'dead'
        elseif active[id] then state = 'working' end
        table.insert(rows, { id, state, unpack(fields, 1, 7) })
      end
    end
    return rows
  `,
};

/** Ids of a sorted set and their scores, after a place in it; what has left it meanwhile is no place. */
const toPage = (set: string): QueueScript => ({
  keys: [set],
  lua: `
    local score, id, count = ARGV[2], ARGV[3], tonumber(ARGV[4])
    local rank = redis.call('ZRANK', KEYS[1], id)
    if rank and redis.call('ZSCORE', KEYS[1], id) == score then
      return redis.call('ZRANGE', KEYS[1], rank + 1, rank + count, 'WITHSCORES')
    end
    return redis.call('ZRANGEBYSCORE', KEYS[1], score, '+inf', 'WITHSCORES', 'LIMIT', 0, count)
  `,
});

/** The same of what is worked at, by id. */
const PAGE_OF_ACTIVE: QueueScript = {
  keys: ['active'],
  lua: `
    local ids, page = redis.call('LRANGE', KEYS[1], 0, -1), {}
    table.sort(ids)
    for _, id in ipairs(ids) do
      if id > ARGV[3] and #page < 2 * tonumber(ARGV[4]) then
        table.insert(page, id)
        table.insert(page, '0')
      end
    end
    return page
  `,
};

/**
 * When the oldest entry was accepted that waits. Removes from what is open what is not any more; what is not there yet was
 * announced a moment ago.
 */
const OLDEST: QueueScript = {
  keys: ['active', 'completed', 'failed', 'open'],
  lua: `${IS_ACTIVE}
    local first = 0
    for round = 1, 100 do
      local open = redis.call('ZRANGE', KEYS[4], first, first + 99, 'WITHSCORES')
      for index = 1, #open, 2 do
        local id, score = open[index], open[index + 1]
        local isThere = redis.call('EXISTS', ARGV[1] .. id) == 1
        local hasEnded = redis.call('ZSCORE', KEYS[2], id) or redis.call('ZSCORE', KEYS[3], id)
        if hasEnded or (not isThere and tonumber(score) < tonumber(ARGV[2])) then redis.call('ZREM', KEYS[4], id)
        elseif active[id] or not isThere then first = first + 1
        else return score end
      end
      if #open == 0 then return false end
    end
    return false
  `,
};

/** Notes until when something is kept: pairs of a time and what it is. */
const NOTE: QueueScript = {
  keys: ['until'],
  lua: `return redis.call('ZADD', KEYS[1], unpack(ARGV, 2))`,
};

/** Notes that an entry is open no more. */
const CONCLUDE: QueueScript = {
  keys: ['open'],
  lua: `return redis.call('ZREM', KEYS[1], ARGV[2])`,
};

/**
 * Notes that an entry was handled: it is open no more, and unless its content is kept, an excerpt takes its place. BullMQ's
 * options go with it, for they are longer than that. 0 where it was not handled.
 */
const FINISH: QueueScript = {
  keys: ['completed', 'open', 'until'],
  lua: `
    local id, excerpt, keepsContent = ARGV[2], ARGV[3], ARGV[4]
    if not redis.call('ZSCORE', KEYS[1], id) then return 0 end
    redis.call('ZREM', KEYS[2], id)
    if keepsContent == '1' then return 1 end
    redis.call('HSET', ARGV[1] .. id, 'data', excerpt)
    redis.call('HDEL', ARGV[1] .. id, 'opts')
    redis.call('ZREM', KEYS[3], 'content:' .. id)
    return 1
  `,
};

/** Removes some of what is past its time, and says how many it has looked at. */
const PURGE: QueueScript = {
  keys: ['until', 'completed', 'failed', 'open'],
  lua: `
    local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])
    for _, member in ipairs(due) do
      local content = string.match(member, '^content:(.+)$')
      local id = content or member
      local job = ARGV[1] .. id
      local isHandled = redis.call('ZSCORE', KEYS[2], id)
      if content then
        if isHandled then
          local isRead, data = pcall(cjson.decode, redis.call('HGET', job, 'data'))
          if not isRead then data = {} end
          local excerpt = { id = data.id or id, provider = data.provider or '', type = data.type or '' }
          redis.call('HSET', job, 'data', cjson.encode(excerpt))
          redis.call('HDEL', job, 'opts')
        end
      elseif isHandled or redis.call('ZSCORE', KEYS[3], id) then
        for _, set in ipairs({ KEYS[2], KEYS[3], KEYS[4] }) do redis.call('ZREM', set, id) end
        for _, part in ipairs({ '', ':lock', ':logs', ':dependencies', ':processed', ':failed', ':unsuccessful' }) do
          redis.call('DEL', job .. part)
        end
      end
      redis.call('ZREM', KEYS[1], member)
    end
    return #due
  `,
};

/** Leaves an excerpt of an entry alone; one that waits is dead from then on. 0 where there is none, and while somebody works at it. */
const ERASE: QueueScript = {
  keys: ['active', 'completed', 'failed', 'wait', 'delayed', 'prioritized', 'open', 'until'],
  lua: `${IS_ACTIVE}
    local id, excerpt, now, reason = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
    local job = ARGV[1] .. id
    if redis.call('EXISTS', job) == 0 or active[id] then return 0 end
    redis.call('HSET', job, 'data', excerpt)
    redis.call('ZREM', KEYS[8], 'content:' .. id)
    if redis.call('ZSCORE', KEYS[2], id) then return 1 end
    redis.call('HSET', job, 'failedReason', reason)
    if redis.call('ZSCORE', KEYS[3], id) then return 1 end
    redis.call('LREM', KEYS[4], 0, id)
    for _, set in ipairs({ KEYS[5], KEYS[6], KEYS[7] }) do redis.call('ZREM', set, id) end
    redis.call('HSET', job, 'finishedOn', now)
    redis.call('ZADD', KEYS[3], now, id)
    if ARGV[6] ~= '' then redis.call('ZADD', KEYS[8], ARGV[6], id) end
    return 1
  `,
};

/** Gives an ended entry fresh counts, before BullMQ moves it. 0 where it has not ended so. */
const toRevival = (set: string): QueueScript => ({
  keys: [set, 'open', 'until'],
  lua: `
    local id, accepted, progress = ARGV[2], ARGV[3], ARGV[4]
    if not redis.call('ZSCORE', KEYS[1], id) then return 0 end
    redis.call('HSET', ARGV[1] .. id, 'progress', progress)
    redis.call('ZREM', KEYS[3], id, 'content:' .. id)
    redis.call('ZADD', KEYS[2], accepted, id)
    return 1
  `,
});

/**
 * Renews locks, those that ran out unnoticed, too. Answers with the ids of those that are lost, and with what else is locked by
 * this owner, whose tokens begin alike: ids and tokens of what was handed out over a connection that broke.
 */
const RENEW: QueueScript = {
  keys: ['active', 'stalled'],
  lua: `${IS_ACTIVE}
    local lease, owner = ARGV[2], ARGV[3]
    local lost, astray, known = {}, {}, {}
    for index = 4, #ARGV, 2 do
      local id, token = ARGV[index], ARGV[index + 1]
      local lock = ARGV[1] .. id .. ':lock'
      local held = redis.call('GET', lock)
      known[id] = true
      if held == token or (not held and active[id]) then
        redis.call('SET', lock, token, 'PX', lease)
        redis.call('SREM', KEYS[2], id)
      else table.insert(lost, id) end
    end
    for id in pairs(active) do
      local held = not known[id] and redis.call('GET', ARGV[1] .. id .. ':lock')
      if held and string.sub(held, 1, #owner) == owner then
        table.insert(astray, id)
        table.insert(astray, held)
      end
    end
    return { lost, astray }
  `,
};

/**
 * Puts the first entry that may be handled now before all that wait, from a place in the line onwards; says whether there is one,
 * and how many it has looked at.
 */
const ARRANGE: QueueScript = {
  keys: ['wait'],
  lua: `
    local from, count, shared = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
    local room = {}
    for index = 5, #ARGV, 2 do room[ARGV[index]] = ARGV[index + 1] end
    local ids = redis.call('LRANGE', KEYS[1], -(from + count), -(from + 1))
    for index = #ids, 1, -1 do
      local id = ids[index]
      local name = redis.call('HGET', ARGV[1] .. id, 'name') or ''
      local provider = string.match(name, '^(%S*)')
      if (room[provider] or shared) == '1' then
        redis.call('LREM', KEYS[1], -1, id)
        redis.call('RPUSH', KEYS[1], id)
        return { 1, #ids }
      end
    end
    return { 0, #ids }
  `,
};

export const SCRIPTS = {
  rows: ROWS,
  pageOfOpen: toPage('open'),
  pageOfActive: PAGE_OF_ACTIVE,
  pageOfCompleted: toPage('completed'),
  pageOfFailed: toPage('failed'),
  oldest: OLDEST,
  note: NOTE,
  conclude: CONCLUDE,
  finish: FINISH,
  purge: PURGE,
  erase: ERASE,
  reviveCompleted: toRevival('completed'),
  reviveFailed: toRevival('failed'),
  renew: RENEW,
  arrange: ARRANGE,
} satisfies Readonly<Record<string, QueueScript>>;
