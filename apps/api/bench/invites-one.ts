import type { Bench } from './lib/bench.ts'
import { type Ask, type Load, load } from './lib/load.ts'
import { type Figure, median } from './lib/report.ts'

const ROUNDS = 7
const INVITES = 400
const AT_ONCE = 8

/** One invite through the API, beside an Express that inserts one row. */
export async function oneInvite({ rollcall, bare, organization }: Bench): Promise<Figure[]> {
  const { orgId, groupId, key } = organization
  let count = 0
  const ask = (path: string, headers: Record<string, string>): Ask => ({
    method: 'POST',
    path,
    headers,
    body: { ...(path === '/invites' ? { orgId } : {}), groupId, emails: [`one${count++}@bench.example`] },
  })
  const ours = () =>
    load(rollcall, () => ask('/api/v1/invites', { authorization: `Bearer ${key}` }), INVITES, AT_ONCE)
  const theirs = () => load(bare, () => ask('/invites', {}), INVITES, AT_ONCE)
  await ours()
  await theirs()
  const rounds: { ours: Load; bare: Load }[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await ours(), bare: await theirs() })
  const of = (side: 'ours' | 'bare', what: keyof Load) => median(rounds.map((round) => round[side][what]))
  return [
    { name: 'CPU of one invite', unit: 'ms', ours: of('ours', 'cpu'), bare: of('bare', 'cpu'), goal: 3 },
    {
      name: 'time of one invite, 8 at once',
      unit: 'ms',
      ours: of('ours', 'latency'),
      bare: of('bare', 'latency'),
    },
    {
      name: 'time between two invites',
      unit: 'ms',
      ours: 1000 / of('ours', 'rate'),
      bare: 1000 / of('bare', 'rate'),
    },
  ]
}
