import { type Sql, sql } from './sql.ts'
import { deriveKey } from './tokens.ts'

/**
 * The expression for what stands in the place of an address that was erased and has to be recognized all the same: the same each
 * time for the same address. Without the key nobody can tell the address from it, nor try addresses against it.
 */
export type Pseudonym = (emailKey: Sql) => Sql

/** Its key is derived from the secret of the installation, so it is not in the database. */
export function createPseudonym(secretKey: string): Pseudonym {
  const key = deriveKey(secretKey, 'pseudonyms')
  return (emailKey) =>
    sql`encode(sha256(${key}::bytea || convert_to(${emailKey}, 'UTF8')), 'hex') || '@erased.invalid'`
}
