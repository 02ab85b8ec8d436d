import { createHash } from 'node:crypto'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from './errors.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** What is counted, in what time. The table of limits of `docs/operations.md`. */
const RULES = {
  'sign-in-account': { points: 10, seconds: 15 * MINUTE },
  'sign-in-address': { points: 100, seconds: 15 * MINUTE },
  'account-mail-address': { points: 10, seconds: HOUR },
  'account-mail-mailbox': { points: 3, seconds: HOUR },
  'token-miss-address': { points: 20, seconds: HOUR },
  'api-key': { points: 600, seconds: MINUTE },
  'mail-hour': { points: 5, seconds: HOUR },
  'mail-day': { points: 10, seconds: 24 * HOUR },
  'admin-invite': { points: 30, seconds: HOUR },
  'announcement-test': { points: 10, seconds: HOUR },
  import: { points: 10, seconds: HOUR },
  'join-network': { points: 10, seconds: HOUR },
  'join-address': { points: 3, seconds: HOUR },
  'join-org': { points: 500, seconds: HOUR },
  'join-code-address': { points: 10, seconds: HOUR },
  'join-code-network': { points: 60, seconds: HOUR },
} as const
export type LimitRule = keyof typeof RULES

/** The headers `RateLimit-Policy` and `RateLimit` (IETF draft of the HTTP API group): the rule, and what is left of it. */
export type LimitHeaders = Record<'RateLimit-Policy' | 'RateLimit', string>

export interface RateLimits {
  /** Counts one, and says what is left; throws `rate_limited`, with the seconds to wait, when that is one too many. */
  spend(rule: LimitRule, key: string): Promise<LimitHeaders>
  /** Counts one of each rule for each key, in one statement. Gives the keys of which that was too many, with the seconds to wait. */
  spendEach(rules: LimitRule[], keys: string[]): Promise<Map<string, number>>
  /** The same for what was counted elsewhere: `used` so far, with `msLeft` milliseconds left of the time of the rule. */
  judge(rule: LimitRule, used: number, msLeft: number): LimitHeaders
  /** Throws `rate_limited` when there is nothing left, and counts nothing. */
  check(rule: LimitRule, key: string): Promise<void>
  /** Forgets what was counted. */
  reset(rule: LimitRule, key: string): Promise<void>
}

/** What the limiter does for one key, for many: a time that is over begins anew. */
const SPEND_EACH = `
  insert into rate_limits as r (key, points, expire)
  select place, 1, until from unnest($1::text[], $2::bigint[]) as s (place, until)
  on conflict (key) do update
     set points = case when r.expire <= $3 then 1 else r.points + 1 end,
         expire = case when r.expire <= $3 then excluded.expire else r.expire end
  returning key as place, points, (expire - $3)::float8 as left`

/** Counters in Postgres, right with any number of processes. `factor` multiplies what is counted, never the time. */
export function createRateLimits(pool: pg.Pool, factor: number): RateLimits {
  const limiters = new Map<LimitRule, RateLimiterPostgres>()
  const limiterOf = (rule: LimitRule) => {
    const found = limiters.get(rule)
    if (found) return found
    const { points, seconds } = RULES[rule]
    const made = new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: rule,
      points: Math.ceil(points * factor),
      duration: seconds,
    })
    limiters.set(rule, made)
    return made
  }

  const headersOf = (rule: LimitRule, state: RateLimiterRes): LimitHeaders => ({
    'RateLimit-Policy': `"${rule}";q=${limiterOf(rule).points};w=${RULES[rule].seconds}`,
    RateLimit: `"${rule}";r=${Math.max(0, state.remainingPoints)};t=${Math.ceil(state.msBeforeNext / 1000)}`,
  })
  const refuse = (rule: LimitRule, reason: unknown): never => {
    if (!(reason instanceof RateLimiterRes)) throw reason
    throw tooOften(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)), headersOf(rule, reason))
  }

  return {
    async spend(rule, key) {
      const state = await limiterOf(rule)
        .consume(placeOf(key))
        .catch((reason: unknown) => refuse(rule, reason))
      return headersOf(rule, state)
    },
    async spendEach(rules, keys) {
      const now = Date.now()
      // In one order, so that two who count the same keys do not wait for each other.
      const spent = [...new Set(keys)].sort().flatMap((key) => rules.map((rule) => ({ key, rule })))
      const { rows } = await pool.query<{ place: string; points: number; left: number }>(SPEND_EACH, [
        spent.map(({ key, rule }) => `${rule}:${placeOf(key)}`),
        spent.map(({ rule }) => now + RULES[rule].seconds * 1000),
        now,
      ])
      const state = new Map(rows.map((row) => [row.place, row]))
      const waits = new Map<string, number>()
      for (const { key, rule } of spent) {
        const { points = 0, left = 0 } = state.get(`${rule}:${placeOf(key)}`) ?? {}
        if (points > limiterOf(rule).points)
          waits.set(key, Math.max(waits.get(key) ?? 1, Math.ceil(left / 1000)))
      }
      return waits
    },
    judge(rule, used, msLeft) {
      const { points } = limiterOf(rule)
      const state = new RateLimiterRes(points - used, msLeft)
      return used > points ? refuse(rule, state) : headersOf(rule, state)
    },
    async check(rule, key) {
      const state = await limiterOf(rule).get(placeOf(key))
      if (state && state.remainingPoints <= 0) refuse(rule, state)
    },
    async reset(rule, key) {
      await limiterOf(rule).delete(placeOf(key))
    },
  }
}

/** What is counted fits its column: the longest addresses do not. */
function placeOf(key: string): string {
  return key.length <= 200 ? key : createHash('sha256').update(key).digest('base64url')
}

function tooOften(seconds: number, headers: LimitHeaders): AppError {
  const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`
  return new AppError('rate_limited', `That was tried too often. Please wait ${wait} and try again.`, [], {
    retryAfter: seconds,
    headers,
  })
}

/** The part of an address of the network that one household or office has: an IPv4 address, or a /64 of IPv6. */
export function networkOf(ip: string | undefined): string {
  if (!ip) return 'unknown'
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(ip)?.[1]
  return v4 ?? expandIpv6(ip).slice(0, 4).join(':')
}

function expandIpv6(ip: string): string[] {
  const [head = '', tail] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(Math.max(0, gap)).fill('0'), ...right]
}
