import type { Knex } from 'knex'

/** What a statement can be given. A list becomes a Postgres array. */
export type SqlValue = Scalar | readonly Scalar[]
type Scalar = string | number | boolean | Date | Buffer | null

/** A piece of SQL with its values apart; made by the tag `sql`, and composable: a piece may hold pieces. */
export class Sql {
  readonly text: string
  readonly values: readonly SqlValue[]

  constructor(text: string, values: readonly SqlValue[]) {
    this.text = text
    this.values = values
  }
}

/** Writes SQL with its values in place: ``sql`select … where id = ${id}` `` binds `id`, it never concatenates it. */
export function sql(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]): Sql {
  let text = ''
  const values: SqlValue[] = []
  strings.forEach((string, index) => {
    text += string.replaceAll('?', '\\?')
    const part = parts[index]
    if (part === undefined) return
    text += part instanceof Sql ? part.text : '?'
    if (part instanceof Sql) values.push(...part.values)
    else values.push(part)
  })
  return new Sql(text, values)
}

/** The statement as the driver takes it, with numbered places for its values. */
export function toStatement({ text, values }: Sql): { text: string; values: unknown[] } {
  let count = 0
  const numbered = text.replace(/\\\?|\?/g, (place) => {
    if (place !== '?') return '?'
    count += 1
    return `$${count}`
  })
  return { text: numbered, values: [...values] }
}

/** The piece that is nothing: for a condition that does not apply. */
export const nothing = sql``

/** Text that stands for itself in a `like` pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Runs a statement written as `sql` is, and gives its rows. */
export type RunRows = <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) => Promise<Row[]>

/** The `RunRows` of a connection or a transaction. */
export function rowsOf(db: Knex): RunRows {
  return async <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) => {
    const { text, values } = sql(strings, ...parts)
    const result: { rows: Row[] } = await db.raw(text, values.map(toBinding))
    return result.rows
  }
}

function toBinding(value: SqlValue): Knex.RawBinding {
  if (!isBinding(value)) throw new Error('A statement was given a value that Postgres has no form for.')
  return value
}

/** Knex's type leaves out lists that hold nulls, which Postgres and its driver take as they are. */
function isBinding(value: unknown): value is Knex.RawBinding {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol'
}
