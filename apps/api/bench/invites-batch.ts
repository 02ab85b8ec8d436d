import type { Bench } from './lib/bench.ts'
import { type Ask, type Load, load } from './lib/load.ts'
import { type Figure, median } from './lib/report.ts'

const ROUNDS = 15
const ADDRESSES = 500

/** 500 people invited by one call, beside one insert of 500 rows. */
export async function batchOf500({ rollcall, bare, organization }: Bench): Promise<Figure[]> {
  const { orgId, groupId, key } = organization
  let batch = 0
  const emails = () => {
    batch += 1
    return Array.from({ length: ADDRESSES }, (_, index) => `batch${batch}.${index}@bench.example`)
  }
  const post = (path: string, headers: Record<string, string>, more: object): Ask => ({
    method: 'POST',
    path,
    headers,
    body: { ...more, groupId, emails: emails() },
  })
  const ours = () =>
    load(rollcall, () => post('/api/v1/invites/batch', { authorization: `Bearer ${key}` }, {}), 1, 1)
  const theirs = () => load(bare, () => post('/invites/batch', {}, { orgId }), 1, 1)
  for (let warmUp = 0; warmUp < 3; warmUp += 1) {
    await ours()
    await theirs()
  }
  const rounds: { ours: Load; bare: Load }[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await ours(), bare: await theirs() })
  const of = (side: 'ours' | 'bare', what: keyof Load) => median(rounds.map((round) => round[side][what]))
  return [
    {
      name: '500 invites by one call',
      unit: 'ms',
      ours: of('ours', 'latency'),
      bare: of('bare', 'latency'),
      goal: 3,
    },
    { name: 'CPU of 500 invites', unit: 'ms', ours: of('ours', 'cpu'), bare: of('bare', 'cpu') },
  ]
}
