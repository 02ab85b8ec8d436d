import type { Bench } from './lib/bench.ts'
import { type Ask, type Load, load } from './lib/load.ts'
import { type Figure, median } from './lib/report.ts'

const ROUNDS = 15
const WARM_UP = 3
const ADDRESSES = 500

/** 500 people invited by one call, beside one insert of 500 rows, and beside all the rows that they are in our tables. */
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
  const authorization = `Bearer ${key}`
  const asks = {
    ours: () => load(rollcall, () => post('/api/v1/invites/batch', { authorization }, {}), 1, 1),
    bare: () => load(bare, () => post('/invites/batch', {}, { orgId }), 1, 1),
    everywhere: () => load(bare, () => post('/invites/batch/everywhere', {}, { orgId }), 1, 1),
  }
  const rounds: Record<keyof typeof asks, Load>[] = []
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const measured = { ours: await asks.ours(), bare: await asks.bare(), everywhere: await asks.everywhere() }
    if (round >= 0) rounds.push(measured)
  }
  const of = (side: keyof typeof asks, what: keyof Load) => median(rounds.map((round) => round[side][what]))
  const [ours, theirs] = [of('ours', 'latency'), of('bare', 'latency')]
  // A person is a row in each of five tables, with keys and indexes, which no way of inviting can be faster than.
  return [
    {
      name: '500 invites beside all their rows',
      unit: 'ms',
      ours,
      bare: of('everywhere', 'latency'),
      goal: 3,
    },
    { name: 'the same beside 500 rows of one table', unit: 'ms', ours, bare: theirs },
    { name: 'CPU of 500 invites', unit: 'ms', ours: of('ours', 'cpu'), bare: of('bare', 'cpu') },
  ]
}
