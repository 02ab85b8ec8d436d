import type { Knex } from 'knex'

/**
 * That the import of a row is there was asked once for each row, which took a third of the time to store a large file. Rows are
 * only written in a transaction that holds their import, and no import is ever deleted. And workbooks are packed already: to pack
 * them once more took as long as to store them.
 */
export const up = (db: Knex) =>
  db.raw(`
    alter table import_rows drop constraint import_rows_import_fk;
    alter table imports alter column bytes set storage external;
  `)

export const down = (db: Knex) =>
  db.raw(`
    alter table imports alter column bytes set storage extended;
    alter table import_rows add constraint import_rows_import_fk
      foreign key (org_id, import_id) references imports (org_id, id)`)
