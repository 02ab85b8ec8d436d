/** The SQL of an id that sorts as the number `n` does; `kind` tells apart the ids of one number. */
export function idOf(kind: number): string {
  return `(lpad(to_hex(n), 8, '0') || '0000700080000000' || lpad(to_hex(${kind}), 8, '0'))::uuid`
}

/** The same id outside of the database. */
export function idOfNumber(n: number, kind: number): string {
  const hex = (value: number) => value.toString(16).padStart(8, '0')
  return `${hex(n)}-0000-7000-8000-0000${hex(kind)}`
}
