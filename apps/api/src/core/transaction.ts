import type { Knex } from 'knex'
import { type RunRows, type Sql, type SqlValue, sql, toStatement } from './sql.ts'

/** A connection of the driver below Knex. */
interface Connection {
  query<Row>(text: string, values?: unknown[]): Promise<{ command: string; rows: Row[] }>
}

/**
 * Runs work in one transaction on a connection of the pool, and gives the connection back. `begin` opens it and says what holds in
 * it, in one message to the server: this stands before every call, and each message costs as much as a small statement. What
 * the work throws undoes all of it.
 */
export async function inTransaction<T>(
  db: Knex,
  begin: string,
  work: (rows: RunRows) => Promise<T>,
): Promise<T> {
  const connection: Connection = await db.client.acquireConnection()
  try {
    await connection.query(begin)
    const result = await work(rowsOn(connection))
    const { command } = await connection.query('commit')
    // Postgres answers a commit so when a statement failed and the work went on regardless.
    if (command !== 'COMMIT')
      throw new Error('A statement of this transaction had failed, so nothing of it was kept.')
    return result
  } catch (error) {
    // Where the connection is gone, so is the transaction; the pool notices by itself.
    await connection.query('rollback').catch(() => {})
    throw error
  } finally {
    await db.client.releaseConnection(connection)
  }
}

function rowsOn(connection: Connection): RunRows {
  return async <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) => {
    const { text, values } = toStatement(sql(strings, ...parts))
    const { rows } = await connection.query<Row>(text, values)
    return rows
  }
}
