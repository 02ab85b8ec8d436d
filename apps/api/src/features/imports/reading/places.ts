interface Waiting {
  owner: string
  begin(): void
}

/** Lets work wait for one of a few places. */
export interface Places {
  /** Does the work as soon as there is a place and nothing else of this owner is being done. */
  take<T>(owner: string, work: () => Promise<T>): Promise<T>
}

/** So many at once, one for an owner. Owners take turns: whoever has sent one file waits for none of the ten of somebody else. */
export function createPlaces(atOnce: number): Places {
  const busy = new Set<string>()
  const waiting: Waiting[] = []
  const served = new Map<string, number>()
  let turn = 0

  function next(): void {
    if (busy.size >= atOnce) return
    const ready = waiting.filter(({ owner }) => !busy.has(owner))
    const longestAgo = Math.min(...ready.map(({ owner }) => served.get(owner) ?? 0))
    const chosen = ready.find(({ owner }) => (served.get(owner) ?? 0) === longestAgo)
    if (!chosen) return
    waiting.splice(waiting.indexOf(chosen), 1)
    turn += 1
    busy.add(chosen.owner)
    served.set(chosen.owner, turn)
    chosen.begin()
  }

  function leave(owner: string): void {
    busy.delete(owner)
    // Who waits for nothing needs no turn remembered.
    if (!waiting.some((one) => one.owner === owner)) served.delete(owner)
    next()
  }

  return {
    async take(owner, work) {
      await new Promise<void>((resolve) => {
        waiting.push({ owner, begin: resolve })
        next()
      })
      try {
        return await work()
      } finally {
        leave(owner)
      }
    },
  }
}
