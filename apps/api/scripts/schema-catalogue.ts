import { type RunRows, type Sql, sql } from '../src/core/sql.ts'

/** What the system catalogue says of the schema `public`, without what extensions brought and without Knex's own tables. */
export interface Described {
  extensions: string[]
  schemaGrants: Grant[]
  tables: TableFacts[]
  functions: { signature: string; definition: string; grants: Grant[] }[]
}

export interface TableFacts {
  name: string
  comment: string | null
  options: string | null
  row_security: boolean
  row_security_forced: boolean
  columns: ColumnFacts[]
  constraints: { name: string; definition: string }[]
  indexes: string[]
  policies: PolicyFacts[]
  grants: Grant[]
}

interface ColumnFacts {
  name: string
  type: string
  collation: string | null
  not_null: boolean
  kind: 'plain' | 'stored' | 'virtual' | 'identity_always' | 'identity_default'
  /** The default, or what the column is generated from. */
  expression: string | null
  comment: string | null
}

interface PolicyFacts {
  name: string
  permissive: boolean
  command: string
  /** Empty: everybody. */
  roles: string[]
  using_expression: string | null
  check_expression: string | null
}

interface Grant {
  grantee: string
  privileges: string
}

/** Throws when the schema holds a kind of thing that the description would leave out. */
export async function readSchema(rows: RunRows): Promise<Described> {
  await refuseUnknownKinds(rows)
  const extensions = await rows<{ extname: string }>`
    select extname from pg_extension where extname <> 'plpgsql' order by extname`
  const [schema] = await rows<{ grants: Grant[] }>`
    select ${grantsIn(sql`nspacl`, sql`nspowner`)} as grants from pg_namespace where nspname = 'public'`
  return {
    extensions: extensions.map((row) => row.extname),
    schemaGrants: schema?.grants ?? [],
    tables: await readTables(rows),
    functions: await readFunctions(rows),
  }
}

function readTables(rows: RunRows): Promise<TableFacts[]> {
  return rows<TableFacts>`
    select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
           array_to_string(c.reloptions, ', ') as options,
           c.relrowsecurity as row_security, c.relforcerowsecurity as row_security_forced,
           ${COLUMNS} as columns, ${CONSTRAINTS} as constraints, ${INDEXES} as indexes, ${POLICIES} as policies,
           ${grantsIn(sql`c.relacl`, sql`c.relowner`)} as grants
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname !~ '^knex_'
     order by c.relname`
}

const COLUMNS = sql`(
  select jsonb_agg(jsonb_build_object(
           'name', a.attname,
           'type', format_type(a.atttypid, a.atttypmod),
           'collation', (select l.collname from pg_collation l join pg_type t on t.oid = a.atttypid
                          where l.oid = a.attcollation and l.oid <> t.typcollation),
           'not_null', a.attnotnull,
           'kind', case when a.attidentity = 'a' then 'identity_always' when a.attidentity = 'd' then 'identity_default'
                        when a.attgenerated = 's' then 'stored' when a.attgenerated = 'v' then 'virtual' else 'plain' end,
           'expression', pg_get_expr(d.adbin, d.adrelid, true),
           'comment', col_description(c.oid, a.attnum)) order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`

/** The key first. Since PostgreSQL 18 "not null" is a constraint, too: it is said at the column. */
const CONSTRAINTS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid, true))
                            order by array_position('{p,u,f,c}'::"char"[], k.contype), k.conname), '[]')
    from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n')`

const INDEXES = sql`(
  select coalesce(jsonb_agg(pg_get_indexdef(i.indexrelid, 0, true) order by x.relname), '[]')
    from pg_index i join pg_class x on x.oid = i.indexrelid
   where i.indrelid = c.oid
     and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')))`

const POLICIES = sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
           'name', p.polname, 'permissive', p.polpermissive,
           'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                    when 'd' then 'delete' else 'all' end,
           'roles', (select coalesce(jsonb_agg(r.rolname order by r.rolname), '[]')
                       from pg_roles r where r.oid = any(p.polroles)),
           'using_expression', pg_get_expr(p.polqual, p.polrelid, true),
           'check_expression', pg_get_expr(p.polwithcheck, p.polrelid, true)) order by p.polname), '[]')
    from pg_policy p where p.polrelid = c.oid)`

function readFunctions(rows: RunRows): Promise<Described['functions']> {
  return rows<Described['functions'][number]>`
    select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition,
           ${grantsIn(sql`coalesce(p.proacl, acldefault('f', p.proowner))`, sql`p.proowner`)} as grants
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace and ${notOfAnExtension(sql`p.oid`)}
     order by 1`
}

/** Who but the owner was granted what. */
function grantsIn(acl: Sql, owner: Sql): Sql {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('grantee', grantee, 'privileges', privileges) order by grantee), '[]')
      from (select case g.grantee when 0 then 'public' else pg_get_userbyid(g.grantee)::text end as grantee,
                   string_agg(g.privilege_type, ', ' order by
                     array_position('{SELECT,INSERT,UPDATE,DELETE}'::text[], g.privilege_type), g.privilege_type) as privileges
              from aclexplode(${acl}) g where g.grantee <> ${owner} group by 1) granted)`
}

function notOfAnExtension(oid: Sql): Sql {
  return sql`not exists (select 1 from pg_depend e where e.objid = ${oid} and e.deptype = 'e')`
}

async function refuseUnknownKinds(rows: RunRows): Promise<void> {
  const unknown = await rows<{ name: string }>`
    select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relname !~ '^knex_' and ${notOfAnExtension(sql`c.oid`)}
       and (c.relkind not in ('r', 'i', 't', 'S') or c.relispartition or c.relhasrules
            or (c.relkind = 'S' and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'i')))
    union all
    select t.typname from pg_type t
     where t.typnamespace = 'public'::regnamespace and t.typtype in ('d', 'e', 'r') and ${notOfAnExtension(sql`t.oid`)}
    union all
    select g.tgname from pg_trigger g join pg_class c on c.oid = g.tgrelid
     where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
    union all
    select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attacl is not null`
  if (unknown.length > 0) {
    throw new Error(
      `scripts/schema-catalogue.ts cannot describe ${unknown.map((row) => row.name).join(', ')}: teach it first.`,
    )
  }
}
