import { runMigrations } from 'graphile-worker'
import type { Knex } from 'knex'
import { rowsOf } from './transaction.ts'

/**
 * Brings a database up to date: the job queue's schema first, since ours refers to it. Safe to call from several processes
 * at once: one does the work, the others wait for its lock.
 */
export async function migrateDatabase(
  db: Knex,
  url: string,
  source: Knex.MigrationSource<unknown>,
): Promise<void> {
  await db.transaction(async (trx) => {
    await trx.raw(`set local lock_timeout = '60s'`)
    await trx.raw(`select pg_advisory_xact_lock(hashtextextended('rollcall-migrations', 0))`)
    await runMigrations({ connectionString: url })
    await db.migrate.latest({ migrationSource: source })
  })
}

/**
 * Refuses to go on where row-level security would not hold: a tenant table without its policy, or a role that sees past
 * it. Throws one sentence for the operator.
 */
export async function requireRowSecurity(db: Knex): Promise<void> {
  const rows = rowsOf(db)
  const [role] = await rows<{ bypasses: boolean; app_bypasses: boolean; is_member: boolean }>`
    select (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypasses,
           (select rolsuper or rolbypassrls from pg_roles where rolname = 'rollcall_app') as app_bypasses,
           pg_has_role(current_user, 'rollcall_app', 'member') as is_member`
  if (role?.app_bypasses !== false || !role.is_member) {
    throw new Error(
      'The database role rollcall_app is missing, too powerful, or not granted to the user of DATABASE_URL.',
    )
  }
  if (role.bypasses) {
    throw new Error(
      'The user of DATABASE_URL is a superuser or bypasses row security. Give Rollcall an ordinary user that owns its database.',
    )
  }
  const open = await rows<{ relname: string }>`
    select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (c.relname = 'orgs' or exists (
             select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and a.attnum > 0))
       and c.relname not in ('user_orgs', 'invite_addresses', 'join_slugs', 'join_addresses')
       and not (c.relrowsecurity and c.relforcerowsecurity
                and exists (select 1 from pg_policy p where p.polrelid = c.oid))`
  if (open.length > 0) {
    throw new Error(
      `Row security is missing on ${open.map((table) => table.relname).join(', ')}. Run the migrations.`,
    )
  }
}
