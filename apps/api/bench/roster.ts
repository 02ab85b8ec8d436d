import pg from 'pg'
import type { Bench } from './lib/bench.ts'
import { idOf } from './lib/ids.ts'
import { type Ask, type Load, load } from './lib/load.ts'
import { type Figure, median } from './lib/report.ts'
import { type Organization, seedOrganization } from './lib/seed.ts'

const SIZES = [10_000, 1_000_000]
const ROUNDS = 7
const ASKS = 100
const AT_ONCE = 4

/** Addresses as varied as names are, the same in each organization, made of the number of the person. */
const NAMES = `translate(md5(n::text), '0123456789abcdef', 'aeioubcdfglmnrst')`
const ADDRESS = `left(${NAMES}, 5) || '.' || substr(${NAMES}, 6, 8) || '@bench.example'`
/** What is before the @ of one of them, so that one learner is found among few and among many. */
const SOUGHT = 'tsdsn.nursifmi'

/** The first page of the roster and a search in it, in a small and a large organization, beside the bare indexed query. */
export async function roster(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = []
  const small: Record<string, number> = {}
  for (const size of SIZES) {
    const organization = await seedOrganization(bench.databaseUrl)
    await fill(bench.databaseUrl, organization, size)
    for (const [name, query] of Object.entries({ 'first page': '', search: `q=${SOUGHT}` })) {
      const { ours, bare } = await compare(bench, organization, query)
      const title = `${name}, ${size.toLocaleString('en')} learners`
      figures.push({ name: title, unit: 'ms', ours, bare, goal: 3 })
      if (size === SIZES[0]) small[name] = ours
      else
        figures.push({
          name: `${name}, grown from 10,000`,
          unit: 'ms',
          ours,
          bare: small[name] ?? 0,
          goal: 1.2,
        })
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

/** Fills an organization with people whose invite was delivered, as they are after an import; statistics are made anew. */
async function fill(databaseUrl: string, { orgId, groupId }: Organization, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`begin; set local app.org_id = '${orgId}'`)
    await client.query(
      `with people as (
         select n, ${idOf(1)} as learner_id, ${idOf(2)} as invite_id, ${idOf(3)} as message_id,
                ${ADDRESS} as email
           from generate_series(1, $1::int) n),
       learner as (
         insert into learners (org_id, id, email, email_key, status, delivery)
         select $2, learner_id, email, email, 'pending', 'delivered'
           from people),
       findable as (
         insert into invite_addresses (email_key, org_id, learner_id)
         select email, $2, learner_id from people),
       invite as (
         insert into invites (org_id, id, learner_id, group_id, source)
         select $2, invite_id, learner_id, $3, 'import' from people)
       insert into messages (org_id, id, kind, ref_id, email_key, locale, queue_state, accepted_at, delivered_at)
       select $2, message_id, 'invite', invite_id, email, 'en', 'done', now(), now() from people`,
      [size, orgId, groupId],
    )
    await client.query(BARE_COPY)
    await client.query('commit')
    await client.query(
      'analyze bare_learners; analyze learners; analyze invites; analyze invite_addresses; analyze messages',
    )
  } finally {
    await client.end()
  }
}

/** The same people without row security, with the two indexes that the bare queries need. */
const BARE_COPY = `
  create table if not exists bare_learners as table learners with no data;
  create unique index if not exists bare_learners_key on bare_learners (org_id, id);
  create index if not exists bare_learners_search on bare_learners using gin (org_id, email_key gin_trgm_ops);
  insert into bare_learners select * from learners where org_id = current_setting('app.org_id')::uuid`
