import type { Knex } from 'knex'

/**
 * Parts of addresses are looked for among the addresses of all organizations, and the organization after that: an index that holds
 * both joins a list of all of its people with that of each three letters, which takes longer the more they are. Whom an organization
 * has is an index of its own, for few people or for what nearly everybody has in the address.
 */
export const up = (db: Knex) =>
  db.raw(`
    drop index invite_addresses_search_idx;
    create index invite_addresses_search_idx on invite_addresses using gin (email_key gin_trgm_ops);
    create index invite_addresses_org_idx on invite_addresses (org_id, learner_id);
  `)

export const down = (db: Knex) =>
  db.raw(`
    drop index invite_addresses_org_idx;
    drop index invite_addresses_search_idx;
    create index invite_addresses_search_idx on invite_addresses using gin (org_id, email_key gin_trgm_ops);
  `)
