import type { Bench } from './lib/bench.ts'
import { fillWithInvited } from './lib/invited.ts'
import { type Ask, type Load, load } from './lib/load.ts'
import { connectAs } from './lib/org-client.ts'
import { type Figure, median } from './lib/report.ts'
import { type Organization, seedOrganization } from './lib/seed.ts'

const SIZES = [10_000, 1_000_000]
const ROUNDS = 11
const ASKS = 100
const AT_ONCE = 4

/** What is before the @ of one of them, so that one learner is found among few and among many. */
const SOUGHT = 'tsdsn.nursifmi'

/** The first page of the roster and a search in it, in a small and a large organization, beside the bare indexed query. */
export async function roster(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = []
  const small: Record<string, { ours: number; bare: number }> = {}
  for (const size of SIZES) {
    const organization = await seedOrganization(bench.databaseUrl)
    await fill(bench.databaseUrl, organization, size)
    for (const [name, query] of Object.entries({ 'first page': '', search: `q=${SOUGHT}` })) {
      const { ours, bare } = await compare(bench, organization, query)
      figures.push({
        name: `${name}, ${size.toLocaleString('en')} learners`,
        unit: 'ms',
        ours,
        bare,
        goal: 3,
      })
      const before = small[name]
      small[name] ??= { ours, bare }
      if (before) {
        // The bare query takes longer, too, the more there are to find somebody among.
        const grown = { ours: ours / before.ours, bare: bare / before.bare }
        figures.push({ name: `${name}, grown from 10,000`, unit: 'times', ...grown, goal: 1.2 })
      }
    }
  }
  return figures
}

async function compare({ rollcall, bare }: Bench, { orgId, key }: Organization, query: string) {
  const ours: Ask = {
    method: 'GET',
    path: `/api/v1/learners?${query}`,
    headers: { authorization: `Bearer ${key}` },
  }
  const theirs: Ask = { method: 'GET', path: `/learners?orgId=${orgId}&${query}` }
  const rounds: { ours: Load; bare: Load }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {
      ours: await load(rollcall, () => ours, ASKS, AT_ONCE),
      bare: await load(bare, () => theirs, ASKS, AT_ONCE),
    }
    // The first round warms up.
    if (round > 0) rounds.push(measured)
  }
  return {
    ours: median(rounds.map((round) => round.ours.latency)),
    bare: median(rounds.map((round) => round.bare.latency)),
  }
}

/** Fills an organization with people whose invite was delivered, as they are after an import. */
async function fill(databaseUrl: string, organization: Organization, size: number): Promise<void> {
  const client = await connectAs(databaseUrl, organization.orgId)
  try {
    await fillWithInvited(client, organization, { size, domain: 'bench.example', stage: 'delivered' })
    await client.query(BARE_COPY)
    await client.query('vacuum (analyze) bare_learners')
  } finally {
    await client.end()
  }
}

/** The same people without row security, with the two indexes that the bare queries need. */
const BARE_COPY = `
  create table if not exists bare_learners as table learners with no data;
  create unique index if not exists bare_learners_key on bare_learners (org_id, id);
  create index if not exists bare_learners_search on bare_learners using gin (email_key gin_trgm_ops);
  insert into bare_learners select * from learners where org_id = current_setting('app.org_id')::uuid`
