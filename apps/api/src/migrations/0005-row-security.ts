import type { Knex } from 'knex'

const ORG = `nullif(current_setting('app.org_id', true), '')::uuid`

/** Every tenant table with what the scope may do to it. Logs only grow. */
const TENANT_TABLES: Record<string, string> = {
  org_admins: 'select, insert, update, delete',
  org_trainings: 'select, insert, delete',
  locations: 'select, insert, update, delete',
  groups: 'select, insert, update, delete',
  group_trainings: 'select, insert, delete',
  learners: 'select, insert, update',
  learner_groups: 'select, insert, delete',
  invites: 'select, insert, update',
  assignments: 'select, insert, update',
  messages: 'select, insert, update',
  message_events: 'select, insert',
  audit_log: 'select, insert',
}

const secure = (table: string, column: string, grants: string) => `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy own_org on ${table} using (${column} = ${ORG}) with check (${column} = ${ORG});
    grant ${grants} on ${table} to rollcall_app;`

export const up = (db: Knex) =>
  db.raw(`
    do $$
    begin
      -- Roles belong to the whole cluster: another database of it may have made this one.
      if not exists (select 1 from pg_roles where rolname = 'rollcall_app') then
        begin
          create role rollcall_app nologin;
        exception when duplicate_object or unique_violation then null;
        end;
      end if;
      -- Who made a role may grant it but is not in it (since PostgreSQL 16), so being a member does not show.
      begin
        execute format('grant rollcall_app to %I', current_user);
      exception when insufficient_privilege then
        if not pg_has_role(current_user, 'rollcall_app', 'member') then raise; end if;
      end;
    end $$;
    grant usage on schema public to rollcall_app;

    ${secure('orgs', 'id', 'select, insert, update')}
    ${Object.entries(TENANT_TABLES)
      .map(([table, grants]) => secure(table, 'org_id', grants))
      .join('\n')}

    grant select, insert on users to rollcall_app;
    grant select, delete on registrations to rollcall_app;
    grant select on trainings to rollcall_app;
    grant select, insert on user_orgs, invite_addresses to rollcall_app;

    -- The one way from a scope to the job queue. A job can only be queued for the organization of the scope.
    create function enqueue_job(task text, payload json, run_at timestamptz, key text, queue text) returns void
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      -- Not in the past: who asks late would go before those who wait already.
      wanted timestamptz := greatest(run_at, now());
      job record;
    begin
      if payload ->> 'orgId' is distinct from current_setting('app.org_id', true) then
        raise exception 'a job may only be queued for the organization of its scope';
      end if;
      -- The same job that waits already, early enough, is the one. Until this transaction is through no worker takes it, and
      -- others may do so, too: people who invite at once do not queue up here.
      perform from graphile_worker._private_jobs as waiting
        where waiting.key = enqueue_job.key and waiting.is_available and waiting.attempts = 0
          and waiting.run_at <= wanted and waiting.payload::text = enqueue_job.payload::text
          for key share;
      if found then return; end if;
      loop
        select id, jobs.run_at as due into job from graphile_worker.add_job(
          task, payload, queue, run_at => wanted, job_key => key, job_key_mode => 'preserve_run_at', max_attempts => 25) as jobs;
        -- Nothing comes back when a worker took the waiting job in between; the second time makes a new one.
        exit when job.id is not null;
      end loop;
      if job.due > wanted then
        perform graphile_worker.add_job(
          task, payload, queue, run_at => wanted, job_key => key, job_key_mode => 'replace', max_attempts => 25);
      end if;
    end $$;
    revoke all on function enqueue_job(text, json, timestamptz, text, text) from public;
    grant execute on function enqueue_job(text, json, timestamptz, text, text) to rollcall_app;
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop function enqueue_job(text, json, timestamptz, text, text);
    revoke select, insert on user_orgs, invite_addresses from rollcall_app;
    revoke select on trainings from rollcall_app;
    revoke select, delete on registrations from rollcall_app;
    revoke select, insert on users from rollcall_app;
    ${['orgs', ...Object.keys(TENANT_TABLES)]
      .map(
        (table) => `
    revoke all on ${table} from rollcall_app;
    drop policy own_org on ${table};
    alter table ${table} no force row level security;
    alter table ${table} disable row level security;`,
      )
      .join('\n')}
    revoke usage on schema public from rollcall_app;
  `)
