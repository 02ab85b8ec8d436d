import knex, { type Knex } from 'knex'
import pg from 'pg'

// int8: our counts stay far below 2^53, and a number is what everybody expects of a count.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const LOCKS = '-c lock_timeout=5000'
const TIMEOUTS = `${LOCKS} -c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000`
const UTC = '-c timezone=UTC'

/**
 * Opens a pool of at most `size` connections, each with the time limits that keep one query from holding up others. `patient`
 * is for migrations, which take the time that the data takes, and wait for nobody's locks either.
 */
export function openDatabase(url: string, { size = 10, name = 'rollcall', patient = false } = {}): Knex {
  const connection = {
    connectionString: url,
    application_name: name,
    options: `${patient ? LOCKS : TIMEOUTS} ${UTC}`,
    connectionTimeoutMillis: 5000,
    // Where nobody waits for its answer, a statement is followed by the next one at once.
    pipeline: true,
  }
  return knex({
    client: 'pg',
    connection,
    pool: { min: 0, max: size, acquireTimeoutMillis: 10_000 },
    acquireConnectionTimeout: 10_000,
  })
}
