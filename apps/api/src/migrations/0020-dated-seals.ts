import type { Knex } from 'knex'

/**
 * A seal holds when it was made, so that one which was made anew shows. And what is to be sealed is found by one statement: row
 * security shows one organization at a time, so it goes from one to the next without leaving the database.
 */
export const up = (db: Knex) =>
  db.raw(`
    alter table audit_seals add column format smallint not null default 1;
    alter table audit_seals add constraint audit_seals_format_check check (format in (1, 2));
    comment on column audit_seals.format is 'What the hash is made over. 1: without the time; 2: with it';

    create function unsealed_orgs(orgs uuid[]) returns setof uuid language plpgsql as $function$
    declare
      one uuid;
    begin
      foreach one in array orgs loop
        execute format('set local app.org_id = %L', one);
        if exists (
          select 1 from audit_log a
           where a.org_id = one
             and a.seq > coalesce((select s.to_seq from audit_seals s
                                    where s.org_id = one order by s.number desc limit 1), 0))
        then
          return next one;
        end if;
      end loop;
      set local app.org_id = '';
    end $function$;
    revoke all on function unsealed_orgs from public;
  `)

export const down = (db: Knex) =>
  db.raw('drop function unsealed_orgs; alter table audit_seals drop column format')
