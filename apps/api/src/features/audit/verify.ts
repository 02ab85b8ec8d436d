import type { OrgReader } from '../../core/org-scope.ts'
import { BEGINNING, type CanonicalRow, DIGEST, type Seal, type SealChain, toSealLine } from './seal-chain.ts'
import { countUnsealed, listCanonicalRows, listSeals } from './seal-store.ts'

/** What does not fit first, or how much does. `late`: rows that were sealed long after they were written. */
export type Verdict =
  | { fits: true; rows: number; seals: number; unsealed: number; late: number }
  | { fits: false; what: string }

const SEALS_AT_ONCE = 20
const ROWS_AT_ONCE = 5000

/** Sealing comes every minute. What waits for so many is no longer just about to be sealed. */
export const LATE_MINUTES = 15

/**
 * Reads the log of an organization anew and holds it against its seals, from the beginning. Names the first row or seal that does
 * not fit. `kept`: a line of `toSealLine` that was kept elsewhere, which has to be among them.
 */
export async function verifyOrg(org: OrgReader, chain: SealChain, kept: string | null): Promise<Verdict> {
  let last: Seal | null = null
  let rowCount = 0
  let late = 0
  let isKeptThere = kept === null
  for (;;) {
    const seals: Seal[] = await listSeals(org, last?.number ?? 0, SEALS_AT_ONCE)
    for (const seal of seals) {
      const judged = await judgeSeal(org, chain, last, seal)
      if (judged.wrong !== null) return { fits: false, what: judged.wrong }
      rowCount += judged.rows.length
      late += judged.rows.filter((row) => isLate(row, seal)).length
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
  const unsealed = await countUnsealed(org, last?.toSeq ?? '0', LATE_MINUTES)
  if (unsealed.old > 0) {
    const where = last ? `after row ${last.toSeq}, which seal ${last.number} ends with,` : 'of its log'
    return {
      fits: false,
      what: `${unsealed.old} rows ${where} are older than ${LATE_MINUTES} minutes and have no seal: no server has sealed since then, or seals were removed`,
    }
  }
  return { fits: true, rows: rowCount, seals: last?.number ?? 0, unsealed: unsealed.rows, late }
}

/** Only a seal that holds its time proves it. */
function isLate({ micros }: CanonicalRow, { format, sealedMicros }: Seal): boolean {
  return format > 1 && Number(sealedMicros) - Number(micros) > LATE_MINUTES * 60 * 1_000_000
}

type Judged = { wrong: string } | { wrong: null; rows: CanonicalRow[] }

async function judgeSeal(org: OrgReader, chain: SealChain, last: Seal | null, seal: Seal): Promise<Judged> {
  const number = (last?.number ?? 0) + 1
  if (seal.number !== number) return { wrong: `seal ${number} is missing` }
  if (!seal.previousHash.equals(last?.hash ?? BEGINNING))
    return { wrong: `seal ${seal.number} does not follow the seal before it: one of the two was changed` }
  // No number is too low: somebody may have slipped a row in before the first one.
  const after = last?.toSeq ?? null
  const rows = await listCanonicalRows(org, after, seal.toSeq, ROWS_AT_ONCE + 1)
  const made = makeAnew(org, chain, last, seal, rows)
  if (made?.hash.equals(seal.hash)) {
    const wrong = differenceOf(made, seal)
    return wrong === null ? { wrong, rows } : { wrong }
  }
  const meant = await listCanonicalRows(org, after, null, seal.rowDigests.length / DIGEST)
  const right = makeAnew(org, chain, last, seal, meant)
  const range = right?.hash.equals(seal.hash) ? differenceOf(right, seal) : null
  return { wrong: range ?? nameRow(rows, made?.rowDigests ?? Buffer.alloc(0), seal) }
}

function makeAnew(
  { orgId }: OrgReader,
  chain: SealChain,
  last: Seal | null,
  { format, sealedMicros }: Seal,
  rows: CanonicalRow[],
): Seal | null {
  return rows.length > 0 ? chain.seal(orgId, last, rows, { format, sealedMicros }) : null
}

/** The rows are those that were sealed: what of the seal itself is not as it was made. */
function differenceOf(made: Seal, seal: Seal): string | null {
  if (made.fromSeq !== seal.fromSeq || made.toSeq !== seal.toSeq)
    return `seal ${seal.number} itself was changed: it says rows ${seal.fromSeq} to ${seal.toSeq}, and was made over rows ${made.fromSeq} to ${made.toSeq}, which are as they were`
  if (!made.rowDigests.equals(seal.rowDigests))
    return `seal ${seal.number} itself was changed: the digests that it keeps of its rows are others, and the rows are as they were`
  return null
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
