import { setTimeout } from 'node:timers/promises'
import type { ImportDto } from '@rollcall/contract'
import type { Installation } from './installation.ts'
import { type Peak, watchMemory } from './memory.ts'
import { askMeanwhile, type Latencies } from './others.ts'
import type { Organization } from './seed.ts'

/** One import through the API, in milliseconds, and what it cost others. */
export interface ImportRun {
  /** From sending the file to rows that can be looked at. */
  review: number
  /** From the approval to the last invite. */
  approval: number
  memory: Peak
  others: Latencies
}

/** Whoever looks often has it as soon as it is there, and slows it down: often for a short file, seldom for a long one. */
const POLL_MS = { least: 5, most: 100, bytesEach: 20_000 }

export async function runImport(
  { url, pid }: Installation,
  { key }: Organization,
  somebodyElse: Organization,
  file: Buffer,
): Promise<ImportRun> {
  const api = `${url}/api/v1`
  const headers = { authorization: `Bearer ${key}` }
  const ask = async (path: string, init: RequestInit = {}): Promise<ImportDto> => {
    const reply = await fetch(`${api}${path}`, { ...init, headers: { ...headers, ...init.headers } })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    const seen: ImportDto = JSON.parse(await reply.text())
    return seen
  }
  const pause = Math.min(POLL_MS.most, Math.max(POLL_MS.least, file.length / POLL_MS.bytesEach))
  const untilNot = async (id: string, state: ImportDto['state']) => {
    for (let seen = await ask(`/imports/${id}`); ; seen = await ask(`/imports/${id}`)) {
      if (seen.state !== state) return seen
      await setTimeout(pause)
    }
  }

  const endWatch = watchMemory(pid)
  const endAsking = askMeanwhile(`${api}/learners`, somebodyElse.key)
  const form = new FormData()
  form.append('file', new Blob([Uint8Array.from(file)]), 'people.xlsx')
  const uploadedAt = performance.now()
  const { id } = await ask('/imports', { method: 'POST', body: form })
  const { state, counts } = await untilNot(id, 'parsing')
  const review = performance.now() - uploadedAt
  if (state !== 'review' || counts.outcomes.invite !== counts.rows)
    throw new Error(`The import is ${state}: ${JSON.stringify(counts)}`)

  const approvedAt = performance.now()
  await ask(`/imports/${id}/approve`, {
    method: 'POST',
    headers: { 'if-match': '*', 'content-type': 'application/json' },
    body: JSON.stringify({ notify: { when: 'hold' } }),
  })
  const done = await untilNot(id, 'approved')
  const approval = performance.now() - approvedAt
  if (done.counts.outcomes.invited !== counts.rows)
    throw new Error(`Not all were invited: ${JSON.stringify(done.counts)}`)
  return { review, approval, memory: endWatch(), others: await endAsking() }
}
