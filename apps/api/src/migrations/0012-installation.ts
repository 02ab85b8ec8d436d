import type { Knex } from 'knex'

/** The operator lists the organizations of the installation. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`create index user_orgs_admin_idx on user_orgs (org_id) where kind = 'admin'`)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop index user_orgs_admin_idx`)
}
