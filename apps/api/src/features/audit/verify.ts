import type { OrgReader } from '../../core/org-scope.ts'
import { BEGINNING, type CanonicalRow, DIGEST, type Seal, type SealChain, toSealLine } from './seal-chain.ts'
import { listCanonicalRows, listSeals } from './seal-store.ts'

/** What does not fit first, or how much does. */
export type Verdict =
  | { fits: true; rows: number; seals: number; unsealed: number }
  | { fits: false; what: string }

const SEALS_AT_ONCE = 20
const ROWS_AT_ONCE = 5000

/**
 * Reads the log of an organization anew and holds it against its seals, from the beginning. Names the first row or seal that does
 * not fit. `kept`: a line of `toSealLine` that was kept elsewhere, which has to be among them.
 */
export async function verifyOrg(org: OrgReader, chain: SealChain, kept: string | null): Promise<Verdict> {
  let last: Seal | null = null
  let rowCount = 0
  let isKeptThere = kept === null
  for (;;) {
    const seals: Seal[] = await listSeals(org, last?.number ?? 0, SEALS_AT_ONCE)
    for (const seal of seals) {
      const wrong = await judgeSeal(org, chain, last, seal)
      if (wrong) return { fits: false, what: wrong }
      rowCount += seal.rowDigests.length / DIGEST
      isKeptThere ||= toSealLine(seal) === kept
      last = seal
    }
    if (seals.length < SEALS_AT_ONCE) break
  }
  if (!isKeptThere)
    return {
      fits: false,
      what: `the seal that was kept (${kept}) is not there: seals were removed, or made anew`,
    }
  return {
    fits: true,
    rows: rowCount,
    seals: last?.number ?? 0,
    unsealed: await countUnsealed(org, last?.toSeq ?? '0'),
  }
}

async function judgeSeal(
  org: OrgReader,
  chain: SealChain,
  last: Seal | null,
  seal: Seal,
): Promise<string | null> {
  const number = (last?.number ?? 0) + 1
  if (seal.number !== number) return `seal ${number} is missing`
  if (!seal.previousHash.equals(last?.hash ?? BEGINNING))
    return `seal ${seal.number} does not follow the seal before it: one of the two was changed`
  // No number is too low: somebody may have slipped a row in before the first one.
  const rows = await listCanonicalRows(org, last?.toSeq ?? null, seal.toSeq, ROWS_AT_ONCE + 1)
  const made = rows.length > 0 ? chain.seal(org.orgId, last, rows) : null
  if (
    made?.hash.equals(seal.hash) &&
    made.rowDigests.equals(seal.rowDigests) &&
    made.fromSeq === seal.fromSeq
  )
    return null
  return nameRow(rows, made?.rowDigests ?? Buffer.alloc(0), seal)
}

/** Which row it is that does not fit. */
function nameRow(rows: CanonicalRow[], found: Buffer, { number, fromSeq, toSeq, rowDigests }: Seal): string {
  const part = (digests: Buffer, at: number) => digests.subarray(at * DIGEST, (at + 1) * DIGEST)
  const sealed = rowDigests.length / DIGEST
  const isSealed = new Set(Array.from({ length: sealed }, (_, at) => part(rowDigests, at).toString('hex')))
  const stranger = rows.findIndex((_, at) => !isSealed.has(part(found, at).toString('hex')))
  const where = `seal ${number} (rows ${fromSeq} to ${toSeq})`
  if (rows.length < sealed) {
    const gap = Array.from({ length: sealed }).findIndex(
      (_, at) => !part(found, at).equals(part(rowDigests, at)),
    )
    const after = rows[gap - 1]?.seq
    return `a row was removed ${after ? `after row ${after}` : 'at the beginning'} of ${where}`
  }
  if (stranger === -1) return `seal ${number} itself was changed`
  const row = rows[stranger]?.seq
  return rows.length > sealed
    ? `row ${row} was added after ${where} was made`
    : `row ${row} was changed after ${where} was made`
}

async function countUnsealed(org: OrgReader, after: string): Promise<number> {
  const [found] = await org.rows<{ count: number }>`
    select count(*)::int from audit_log where org_id = ${org.orgId} and seq > ${after}::bigint`
  return found?.count ?? 0
}
