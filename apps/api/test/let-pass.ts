import type { World } from './world.ts'

/** Lets time pass for an organization: its invites, its mail and the jobs that wait are as much older. `time` such as `3 days`. */
export async function letPass(world: World, orgId: string, time: string): Promise<void> {
  await world.ctx.orgs.write(orgId, async (org) => {
    await org.rows`
      update messages
         set created_at = created_at - ${time}::interval, send_after = send_after - ${time}::interval,
             next_attempt_at = next_attempt_at - ${time}::interval, lease_until = lease_until - ${time}::interval, presume_at = presume_at - ${time}::interval,
             accepted_at = accepted_at - ${time}::interval, delivered_at = delivered_at - ${time}::interval,
             blocked_at = blocked_at - ${time}::interval
       where org_id = ${orgId}`
    await org.rows`
      update org_mail_pauses set until = until - ${time}::interval where org_id = ${orgId}`
    await org.rows`
      update invites
         set created_at = created_at - ${time}::interval, notify_at = notify_at - ${time}::interval,
             expires_at = expires_at - ${time}::interval, ended_at = ended_at - ${time}::interval,
             sent_at = sent_at - ${time}::interval, remind_at = remind_at - ${time}::interval,
             retry_at = retry_at - ${time}::interval
       where org_id = ${orgId}`
  })
  await world.ctx.accounts.rows`
    update mail_pauses set until = until - ${time}::interval`
  await world.ctx.accounts.rows`
    update graphile_worker._private_jobs set run_at = run_at - ${time}::interval`
}
