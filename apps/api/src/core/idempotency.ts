import { createHash } from 'node:crypto'
import { AppError, invalidInput } from './errors.ts'
import type { Orgs, OrgWriter } from './org-scope.ts'
import { isLockTimeout } from './pg-errors.ts'

/** Runs a write of one organization, at most once for each key of a caller. */
export type Once = <T extends object>(work: (org: OrgWriter) => Promise<T>) => Promise<T>

export interface CallIdentity {
  orgId: string
  /** The header `Idempotency-Key`; absent: each call is a new one. */
  key: string | undefined
  /** What the call asks for: method, address and body. A key stands for one such call only. */
  request: string[]
  /** Told when the answer is that of an earlier call. */
  onReplay: () => void
}

/**
 * The answer is stored in the transaction of the effect, so either both are there or neither. A second call with the same key
 * waits for the first one and gets its answer, for 24 hours. Throws `key_reused` when the key came with another request
 * before, `call_in_progress` when the first call is still at work after five seconds.
 */
export function createOnce(orgs: Orgs, { orgId, key, request, onReplay }: CallIdentity): Once {
  return async <T extends object>(work: (org: OrgWriter) => Promise<T>) => {
    if (key === undefined) return orgs.write(orgId, work)
    requireUsableKey(key)
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex')
    return orgs
      .write(orgId, async (org) => {
        if (await claimKey(org, key, hash)) {
          const answer = await work(org)
          await storeAnswer(org, key, answer)
          return answer
        }
        const stored = await readAnswer<T>(org, key, hash)
        onReplay()
        return stored
      })
      .catch((error: unknown) => {
        throw isLockTimeout(error) ? inProgress() : error
      })
  }
}

function requireUsableKey(key: string): void {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return
  throw invalidInput(
    'Idempotency-Key',
    'invalid',
    'Idempotency-Key takes 1 to 255 letters, digits and signs.',
  )
}

/** Takes the key for this call. False when an earlier call has it: the unique key made us wait until that one was through. */
async function claimKey(org: OrgWriter, key: string, hash: string): Promise<boolean> {
  const claimed = await org.rows`
    insert into idempotency_keys (org_id, key, request_hash) values (${org.orgId}, ${key}, ${hash})
    on conflict (org_id, key) do update
       set request_hash = excluded.request_hash, answer = null, created_at = excluded.created_at
     where idempotency_keys.created_at < now() - interval '24 hours'
    returning key`
  return claimed.length > 0
}

async function storeAnswer(org: OrgWriter, key: string, answer: object): Promise<void> {
  await org.rows`
    update idempotency_keys set answer = ${JSON.stringify(answer)} where org_id = ${org.orgId} and key = ${key}`
}

async function readAnswer<T>(org: OrgWriter, key: string, hash: string): Promise<T> {
  const [row] = await org.rows<{ request_hash: string; answer: string | null }>`
    select request_hash, answer from idempotency_keys where org_id = ${org.orgId} and key = ${key}`
  if (row?.answer == null) throw inProgress()
  if (row.request_hash !== hash) {
    throw new AppError(
      'key_reused',
      'This Idempotency-Key came with another request before. Use a new key for a new request.',
    )
  }
  return JSON.parse(row.answer)
}

function inProgress(): AppError {
  return new AppError(
    'call_in_progress',
    'The first call with this Idempotency-Key is still at work. Try again in a moment.',
    [],
    { retryAfter: 2 },
  )
}
