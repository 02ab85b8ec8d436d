const REASONS = {
  bounces: 'Bounced Address',
  spam_reports: 'Spam Reporting Address',
  invalid_emails: 'Invalid',
  unsubscribes: 'Unsubscribed Address',
} as const

export type ListName = keyof typeof REASONS

/** The addresses that SendGrid drops mail to by itself, until somebody takes them off the list. */
export interface SuppressionLists {
  add(list: ListName, address: string): void
  /** False where it was not on the list. */
  lift(list: ListName, address: string): boolean
  has(list: ListName, address: string): boolean
  /** Why mail to the address would be dropped. */
  reasonFor(address: string): string | undefined
}

export function createSuppressionLists(): SuppressionLists {
  const lists: Record<ListName, Set<string>> = {
    bounces: new Set(),
    spam_reports: new Set(),
    invalid_emails: new Set(),
    unsubscribes: new Set(),
  }
  return {
    add: (list, address) => void lists[list].add(address.toLowerCase()),
    lift: (list, address) => lists[list].delete(address.toLowerCase()),
    has: (list, address) => lists[list].has(address.toLowerCase()),
    reasonFor(address) {
      const key = address.toLowerCase()
      return toListNames(Object.keys(lists))
        .map((name) => (lists[name].has(key) ? REASONS[name] : ''))
        .find(Boolean)
    },
  }
}

/** Those that are names of lists. */
export function toListNames(names: string[]): ListName[] {
  return names.filter((name): name is ListName => Object.hasOwn(REASONS, name))
}
