import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import type { Knex } from 'knex'
import { type RunRows, type Sql, type SqlValue, sql, toStatement } from './sql.ts'

interface Result<Row> {
  command: string
  rows: Row[]
}

/** A connection of the driver below Knex. */
interface Connection {
  query<Row>(text: string, values?: unknown[]): Promise<Result<Row>>
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<Result<Row>>
  connection: { stream: Writable }
}

/** How statements of a transaction are run. */
interface Ways {
  rows: RunRows
  prepared: RunRows
  /** As `prepared`; where nothing is changed, the transaction ends with it, and a write to the socket is saved. */
  lastly: RunRows
}

/**
 * Runs work in one transaction on a connection of the pool, and gives the connection back. `begin` opens it and says what holds in
 * it, in one message to the server, which the first statement follows without waiting: this stands before every call, and each
 * message costs as much as a small statement. What the work throws undoes all of it.
 */
export async function inTransaction<T>(
  db: Knex,
  begin: string,
  work: (ways: Ways) => Promise<T>,
  { readOnly = false } = {},
): Promise<T> {
  return withConnection(db, async (connection: Connection) => {
    try {
      holdForNow(connection.connection.stream)
      const begun = connection.query(begin)
      // Whoever waits for it is told; work that ends before its first statement does not.
      begun.catch(() => {})
      let isOver = false
      const end = () => {
        isOver = true
        return connection.query('commit')
      }
      const by = (way: typeof run) =>
        rowsBy(connection, begun, (...asked) => {
          if (isOver) throw new Error('This transaction ended with its last statement.')
          return way(...asked)
        })
      const runLast = <Row>(_: Connection, statement: Sql) => {
        holdForNow(connection.connection.stream)
        const rows = runPrepared<Row>(connection, statement)
        end().catch(() => {})
        return rows
      }
      const result = await work({
        rows: by(run),
        prepared: by(runPrepared),
        lastly: by(readOnly ? runLast : runPrepared),
      })
      await begun
      if (readOnly) {
        // What was read stays as true as it is; the next user of the connection is answered after this.
        if (!isOver) end().catch(() => {})
        return result
      }
      const { command } = await end()
      // Postgres answers a commit so when a statement failed and the work went on regardless.
      if (command !== 'COMMIT')
        throw new Error('A statement of this transaction had failed, so nothing of it was kept.')
      return result
    } catch (error) {
      // Where the connection is gone, so is the transaction; the pool notices by itself.
      await connection.query('rollback').catch(() => {})
      throw error
    }
  })
}

/**
 * Runs one prepared statement in a transaction of its own, and sends its `begin`, the statement and its `commit` in one write. For
 * what stands before every call; what it writes is not waited for on any disk.
 */
export function inOneMessage(db: Knex, begin: string): RunRows {
  return <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) =>
    withConnection(db, async (connection: Connection) => {
      holdForNow(connection.connection.stream)
      const [, rows] = await Promise.all([
        connection.query(`${begin}; set local synchronous_commit = off`),
        runPrepared<Row>(connection, sql(strings, ...parts)),
        connection.query('commit'),
      ])
      return rows
    })
}

/** The `RunRows` of a pool: each statement is a transaction by itself. */
export function rowsOf(db: Knex): RunRows {
  return <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) =>
    withConnection(db, (connection: Connection) => run<Row>(connection, sql(strings, ...parts)))
}

async function withConnection<C, T>(db: Knex, work: (connection: C) => Promise<T>): Promise<T> {
  const connection: C = await db.client.acquireConnection()
  try {
    return await work(connection)
  } finally {
    await db.client.releaseConnection(connection)
  }
}

/** What is written from here until nothing more can be done at once leaves together: a write to a socket costs more than its words. */
function holdForNow(stream: Writable): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Nothing is done with what a statement gives before it is known that its transaction was opened. */
function rowsBy(connection: Connection, begun: Promise<unknown>, way: typeof run): RunRows {
  return async <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) => {
    const [rows] = await Promise.all([way<Row>(connection, sql(strings, ...parts)), begun])
    return rows
  }
}

async function run<Row>(connection: Connection, statement: Sql): Promise<Row[]> {
  const { text, values } = toStatement(statement)
  const { rows } = await connection.query<Row>(text, values)
  return rows
}

/** Statements are known by their text, of which there are only as many as are written in the code. */
const names = new Map<string, string>()

async function runPrepared<Row>(connection: Connection, statement: Sql): Promise<Row[]> {
  const { text, values } = toStatement(statement)
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  const { rows } = await connection.query<Row>({ name, text, values })
  return rows
}
