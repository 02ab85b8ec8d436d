import { type Sql, sql } from '../src/core/sql.ts'

export interface Rule {
  /** Finds what breaks the rule: its `place`. */
  breaches: Sql
  /** A change to the schema that breaks it. */
  example: string
}

/** Small tables without an owner: what all organizations share, and what is looked up before the organization is known. */
const SHARED = [
  'users',
  'trainings',
  'user_orgs',
  'invite_addresses',
  'join_slugs',
  'join_addresses',
  'global_suppressions',
]

/** Tables of accounts and of the installation, which belong to no organization. */
const APART = [
  'account_messages',
  'delivery_reports',
  'dev_inbox',
  'mail_hearing',
  'mail_pauses',
  'rate_limits',
  'registrations',
  'sessions',
  'stray_events',
  'user_tokens',
]

/**
 * The tables of ours, each with its kind and the column that says whose a row is. `root` is the organization itself; a table
 * is of a tenant by having an org_id.
 */
const TABLES = sql`
  tables as (
    select t.*, coalesce(a.attnum, 0) as owner
      from (select c.oid, c.relname, case
                     when c.relname = any (${SHARED}::text[]) then 'shared'
                     when c.relname = 'orgs' then 'root'
                     when exists (select 1 from pg_attribute o
                                   where o.attrelid = c.oid and o.attname = 'org_id' and not o.attisdropped) then 'tenant'
                     else 'apart' end as kind
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '^knex_') t
      left join pg_attribute a on a.attrelid = t.oid
       and a.attname = case t.kind when 'root' then 'id' when 'tenant' then 'org_id' end),
  owned as (select * from tables where kind in ('tenant', 'root'))`

/**
 * Most of them keep organizations apart. Together they also let the tables be spread over machines by organization.
 */
export const CATALOGUE_RULES: Record<string, Rule> = {
  'every row of a tenant table says whose it is, first in its primary key': {
    breaches: sql`
    with ${TABLES}
    select t.relname as place from owned t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.owner
     where not a.attnotnull or a.atttypid <> 'uuid'::regtype
        or not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = t.owner)`,
    example: `create table notes (org_id uuid, id uuid primary key)`,
  },

  'a table without an organization is known to be one': {
    breaches: sql`
    with ${TABLES}
    select t.relname as place from tables t where t.kind = 'apart' and t.relname <> all (${APART}::text[])`,
    example: `create table notes (id uuid primary key)`,
  },

  'whatever is unique is so within an organization': {
    breaches: sql`
    with ${TABLES}
    select i.indexrelid::regclass::text as place from owned t join pg_index i on i.indrelid = t.oid
     where (i.indisunique or i.indisexclusion) and not (t.owner = any (i.indkey::int2[]))`,
    example: `create unique index notes_key on groups (name)`,
  },

  'a foreign key stays within its organization or goes to a shared table': {
    breaches: sql`
    with ${TABLES}
    select t.relname || '.' || f.conname as place
      from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' join tables r on r.oid = f.confrelid
     where not case
       when r.kind = 'shared' then true
       when r.kind in ('tenant', 'root') then t.kind in ('tenant', 'root') and exists (
         select 1 from unnest(f.conkey, f.confkey) as k (here, there) where k.here = t.owner and k.there = r.owner)
       else t.kind = 'apart' end`,
    example: `alter table org_trainings add unique (training_id);
              alter table groups add t uuid references org_trainings (training_id)`,
  },

  'a foreign key between tenant tables nulls nothing and changes no key': {
    breaches: sql`
    with ${TABLES}
    select t.relname || '.' || f.conname as place
      from owned t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' join owned r on r.oid = f.confrelid
     where f.confdeltype in ('n', 'd') or f.confupdtype in ('n', 'd', 'c')`,
    example: `alter table invites drop constraint invites_location_fk,
                add foreign key (org_id, location_id) references locations on delete set null`,
  },

  'a foreign key has an index that finds what points by it': {
    breaches: sql`
    with ${TABLES}
    select t.relname || '.' || f.conname as place
      from owned t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' join tables r on r.oid = f.confrelid
     where not exists (
       select 1 from pg_index i, lateral (select i.indkey::int2[] as columns) k
        -- An index over what is not null finds every row that points somewhere.
        where i.indrelid = t.oid and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
          and case
            -- Between tenant tables the question always names the organization; of a shared row it may come for all of them.
            when t.owner = any (f.conkey)
            then k.columns[0] = t.owner and k.columns[0:cardinality(f.conkey) - 1] @> f.conkey
            else k.columns[0] = f.conkey[1] or (k.columns[0] = t.owner and k.columns[1] = f.conkey[1]) end)`,
    example: `drop index invites_location_idx`,
  },

  'nothing happens behind the back of a statement': {
    breaches: sql`
    with ${TABLES}
    select t.relname || '.' || g.tgname as place from tables t join pg_trigger g on g.tgrelid = t.oid
     where not g.tgisinternal
    union all
    select t.relname || '.' || r.rulename from tables t join pg_rewrite r on r.ev_class = t.oid`,
    example: `create rule notes as on insert to groups do also notify groups`,
  },

  'what is counted up is a bigint': {
    breaches: sql`
    with ${TABLES}
    select t.relname || '.' || a.attname as place
      from tables t join pg_attribute a on a.attrelid = t.oid
      left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
     where a.attnum > 0 and a.atttypid <> 'bigint'::regtype
       and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval%')`,
    example: `alter table groups add number integer generated always as identity`,
  },

  'a name has at most 50 characters': {
    breaches: sql`
    with ${TABLES}
    select name as place from (
      select t.relname as name from tables t
      union all select k.conname from tables t join pg_constraint k on k.conrelid = t.oid and k.contype <> 'n'
      union all select i.indexrelid::regclass::name from tables t join pg_index i on i.indrelid = t.oid
      union all select p.polname from tables t join pg_policy p on p.polrelid = t.oid) named
     where length(name) > 50`,
    example: `alter table groups add constraint groups_name_is_not_longer_than_that_of_this_constraint check (name <> '')`,
  },

  'row security is on, forced, and by one policy that is the same for reading and writing': {
    breaches: sql`
    with ${TABLES}
    select t.relname as place from owned t join pg_class c on c.oid = t.oid
     where not (c.relrowsecurity and c.relforcerowsecurity)
        or (select array_agg(p.polcmd::text || p.polroles::text || pg_get_expr(p.polqual, t.oid, true)
                             || pg_get_expr(p.polwithcheck, t.oid, true))
              from pg_policy p where p.polrelid = t.oid)
           is distinct from (
             select array['*{0}' || repeat(
                      a.attname || $$ = NULLIF(current_setting('app.org_id'::text, true), ''::text)::uuid$$, 2)]
               from pg_attribute a where a.attrelid = t.oid and a.attnum = t.owner)`,
    example: `create policy everybody on groups for select using (true)`,
  },

  'a view shows what its reader may see, and a function with the rights of its owner looks nowhere else': {
    breaches: sql`
    select c.relname as place from pg_class c
     where c.relnamespace = 'public'::regnamespace
       and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)))
    union all
    select p.proname from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prosecdef
       and p.proconfig is distinct from '{"search_path=pg_catalog, pg_temp"}'`,
    example: `create view everybody as select * from learners`,
  },

  'the role of a scope owns nothing, sees past nothing and signs in nowhere': {
    breaches: sql`
    select rolname as place from pg_roles
     where rolname = 'rollcall_app'
       and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb
            or exists (select 1 from pg_class where relowner = pg_roles.oid)
            or exists (select 1 from pg_auth_members where member = pg_roles.oid))`,
    example: `alter role rollcall_app login`,
  },
}
