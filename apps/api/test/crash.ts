import type { ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import type { Admin } from './given.ts'
import { letPass } from './let-pass.ts'
import { endWorker } from './worker-process.ts'
import type { World } from './world.ts'

/** A step of the work at which a worker is killed. */
export interface Step {
  /** What is arranged before the worker starts. */
  arrange?(world: World): unknown
  /** Whether the worker is at that step. */
  reached(world: World, admin: Admin): Promise<boolean> | boolean
}

export const BEFORE_THE_CLAIM: Step = {
  arrange: (world) => dawdleAt(world, `update on messages for each row when (new.queue_state = 'sending')`),
  reached: isDawdling,
}

/** Whether its mailbox may get a mail is asked between the claim and the call. */
export const AFTER_THE_CLAIM: Step = {
  arrange: (world) => dawdleAt(world, 'insert on rate_limits for each row'),
  reached: isDawdling,
}

export const BEFORE_THE_NOTE: Step = {
  arrange: (world) =>
    dawdleAt(
      world,
      `update on messages for each row when (old.queue_state = 'sending' and new.queue_state = 'done')`,
    ),
  reached: isDawdling,
}

export const AFTER_THE_NOTE: Step = { reached: isAllDone }

/** Starts a worker, and kills it with SIGKILL when it is at this step. What it held is held no more. */
export async function killAt(
  world: World,
  admin: Admin,
  { arrange, reached }: Step,
  start: () => ChildProcess,
): Promise<void> {
  await arrange?.(world)
  const worker = start()
  await until(() => reached(world, admin))
  await endWorker(worker, 'SIGKILL')
  await speedUp(world)
  await letPass(world, admin.orgId, '3 minutes')
}

/** Waits until the workers that live have done all mail of the admin's organization; its waits are soon over. */
export async function allDone(world: World, admin: Admin): Promise<void> {
  await until(async () => {
    const mails = await mailsOf(world, admin)
    // Time passes only while nobody works: it would run out on a worker that lives.
    if (mails.every(({ waits }) => waits)) await letPass(world, admin.orgId, '3 minutes')
    return mails.length === 0
  })
}

/** Whether every mail of the admin's organization has left, and what came of it is noted. */
export async function isAllDone(world: World, admin: Admin): Promise<boolean> {
  return (await mailsOf(world, admin)).length === 0
}

export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await setTimeout(50)
}

/** The mails of the organization that are still to be done, and whether they only wait for their time. */
function mailsOf(world: World, admin: Admin): Promise<{ waits: boolean }[]> {
  return world.ctx.orgs.read(
    admin.orgId,
    (org) => org.rows`
      select queue_state <> 'sending' and next_attempt_at > now() as waits
        from messages where org_id = ${org.orgId} and queue_state <> 'done'`,
  )
}

/** The database dawdles at such a change, so that a worker can be killed at that very step. */
function dawdleAt({ ctx }: World, change: string): Promise<unknown> {
  return ctx.db.raw(`
    create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(5); return new; end $$;
    create trigger dawdle before ${change} execute function dawdle()`)
}

async function isDawdling({ ctx }: World): Promise<boolean> {
  const found = await ctx.accounts.rows`
    select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
  return found.length > 0
}

async function speedUp({ ctx }: World): Promise<void> {
  // The database does not notice by itself that nobody waits for it any more.
  await ctx.accounts.rows`
    select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event = 'PgSleep'`
  await ctx.db.raw('drop function if exists dawdle() cascade')
}
