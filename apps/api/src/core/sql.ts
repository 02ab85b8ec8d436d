/** What a statement can be given. A list becomes a Postgres array. */
export type SqlValue = Scalar | readonly Scalar[]
type Scalar = string | number | boolean | Date | Buffer | null

/** A piece of SQL with its values apart; made by the tag `sql`, and composable: a piece may hold pieces. */
export class Sql {
  /** What stands between the values: one more than there are of them. */
  readonly strings: readonly string[]
  readonly values: readonly SqlValue[]

  constructor(strings: readonly string[], values: readonly SqlValue[]) {
    this.strings = strings
    this.values = values
  }
}

/** Writes SQL with its values in place: ``sql`select … where id = ${id}` `` binds `id`, it never concatenates it. */
export function sql(template: TemplateStringsArray, ...parts: (SqlValue | Sql)[]): Sql {
  const strings: string[] = []
  const values: SqlValue[] = []
  let text = template[0] ?? ''
  parts.forEach((part, index) => {
    if (part instanceof Sql) {
      const [first = '', ...rest] = part.strings
      text += first
      values.push(...part.values)
      for (const string of rest) {
        strings.push(text)
        text = string
      }
    } else {
      values.push(part)
      strings.push(text)
      text = ''
    }
    text += template[index + 1] ?? ''
  })
  strings.push(text)
  return new Sql(strings, values)
}

/** The statement as the driver takes it, with numbered places for its values. */
export function toStatement({ strings, values }: Sql): { text: string; values: unknown[] } {
  const text = strings.reduce((before, string, index) => `${before}$${index}${string}`)
  return { text, values: [...values] }
}

/** The piece that is nothing: for a condition that does not apply. */
export const nothing = sql``

/** Text that stands for itself in a `like` pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Runs a statement written as `sql` is, and gives its rows. */
export type RunRows = <Row>(strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]) => Promise<Row[]>
