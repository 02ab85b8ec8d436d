/** The SQL of an id that sorts as the number `n` does; `kind` tells apart the ids of one number. */
export function idOf(kind: number): string {
  return `(lpad(to_hex(n), 8, '0') || '0000700080000000' || lpad(to_hex(${kind}), 8, '0'))::uuid`
}
