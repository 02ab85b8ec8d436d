import type { Knex } from 'knex'

/** Ways to the rows whose texts were not understood: the preview says how many are alike, and mends them at once. */
export const up = (db: Knex) =>
  db.raw(`
    create index import_rows_email_idx on import_rows (org_id, import_id, email) where email_key is null;
    create index import_rows_group_idx on import_rows (org_id, import_id, group_value) where group_id is null;
    create index import_rows_location_idx on import_rows (org_id, import_id, location_value)
     where location_id is null and location_value <> '';
  `)

export const down = (db: Knex) =>
  db.raw('drop index import_rows_email_idx, import_rows_group_idx, import_rows_location_idx')
