import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { Installation } from './installation.ts'
import { connectAs } from './org-client.ts'
import { type Latencies, toLatencies } from './others.ts'
import type { Organization } from './seed.ts'

const POLL_MS = 20
const PAUSE_MS = 1000

/** Invites one person after the other, as a small organization would meanwhile, and takes the time until each is Pending. */
export function watchSingleMails(
  { url, databaseUrl }: Installation,
  { orgId, groupId, key }: Organization,
): () => Promise<Latencies> {
  const taken: number[] = []
  let going = true
  const invite = async (email: string) => {
    const reply = await fetch(`${url}/api/v1/invites`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ groupId, emails: [email] }),
    })
    if (!reply.ok) throw new Error(`A single invite: ${reply.status} ${await reply.text()}`)
    await reply.arrayBuffer()
  }
  const isPending = async (client: pg.Client, email: string) => {
    const { rowCount } = await client.query(
      `select 1 from learners where org_id = $1 and email_key = $2 and status = 'pending'`,
      [orgId, email],
    )
    return rowCount === 1
  }
  const inviting = (async () => {
    const client = await connectAs(databaseUrl, orgId)
    for (let n = 1; going; n += 1) {
      const email = `single${n}@bench.example`
      const invitedAt = performance.now()
      await invite(email)
      while (!(await isPending(client, email))) await setTimeout(POLL_MS)
      taken.push(performance.now() - invitedAt)
      await setTimeout(PAUSE_MS)
    }
    await client.end()
  })()
  return async () => {
    going = false
    await inviting
    return toLatencies(taken)
  }
}
