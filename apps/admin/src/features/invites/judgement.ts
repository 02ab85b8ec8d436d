import type { InviteItemDto } from '@rollcall/contract'

/** The same for all ways of writing one address that the screen can tell; the server knows more of them. */
function addressKey(typed: string): string {
  return typed.trim().toLowerCase()
}

/**
 * The addresses that are worth asking about, each once: all that were typed, except one that somebody is still typing
 * and that is not whole yet. Nobody likes to hear that `ann@` is no address.
 */
export function addressesToJudge(fields: string[], focused: number | null): string[] {
  const settled = fields.filter((field, position) => position !== focused || isWhole(field))
  return [...new Set(settled.map(addressKey))].filter((key) => key !== '')
}

function isWhole(typed: string): boolean {
  return /^\S+@\S+\.\S{2,}$/.test(typed.trim())
}

/** What stands under a field: that the address is there already, what the server says of it, or that it is being asked. */
export type AddressNote =
  | { kind: 'twice'; firstPosition: number }
  | { kind: 'judged'; item: InviteItemDto }
  | { kind: 'asked' }

/** The notes by the position of their fields. `judged` has the server's answers, null while they are on their way. */
export function notesFor(
  fields: string[],
  judged: ReadonlyMap<string, InviteItemDto | null>,
): Map<number, AddressNote> {
  const firstPositions = new Map<string, number>()
  const notes = new Map<number, AddressNote>()
  fields.forEach((field, position) => {
    const key = addressKey(field)
    const item = judged.get(key)
    const firstPosition = firstPositions.get(key)
    if (key === '' || item === undefined) return
    if (firstPosition !== undefined) notes.set(position, { kind: 'twice', firstPosition })
    else notes.set(position, item === null ? { kind: 'asked' } : { kind: 'judged', item })
    if (firstPosition === undefined) firstPositions.set(key, position)
  })
  return notes
}

/**
 * Who gets an invitation, who is left out, and which of the invited looks like a typo, as far as is known. What was not
 * answered yet may well be invited.
 */
export function forecast(fields: string[], notes: ReadonlyMap<number, AddressNote>) {
  const invited: string[] = []
  const doubtful: { position: number; email: string; suggestion: string }[] = []
  const leftOut: { email: string; note: Exclude<AddressNote, { kind: 'asked' }> }[] = []
  fields.forEach((field, position) => {
    const email = field.trim()
    if (email === '') return
    const note = notes.get(position)
    if (note === undefined || note.kind === 'asked') invited.push(email)
    else if (note.kind === 'judged' && note.item.outcome === 'invite') {
      invited.push(email)
      const { suggestion } = note.item
      if (suggestion !== null) doubtful.push({ position, email, suggestion })
    } else leftOut.push({ email, note })
  })
  return { invited, doubtful, leftOut }
}
