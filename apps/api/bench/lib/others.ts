import { setTimeout } from 'node:timers/promises'

const PAUSE_MS = 25

/** How long a request of somebody else took, in milliseconds: the half of them, and all but one in twenty. */
export interface Latencies {
  median: number
  ninetyFifth: number
}

/** Asks one thing again and again, as somebody else would meanwhile, until told to stop. */
export function askMeanwhile(url: string, key: string): () => Promise<Latencies> {
  const taken: number[] = []
  let going = true
  const asking = (async () => {
    while (going) {
      const sentAt = performance.now()
      const reply = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
      await reply.arrayBuffer()
      if (!reply.ok) throw new Error(`${url}: ${reply.status}`)
      taken.push(performance.now() - sentAt)
      await setTimeout(PAUSE_MS)
    }
  })()
  return async () => {
    going = false
    await asking
    return toLatencies(taken)
  }
}

export function toLatencies(taken: number[]): Latencies {
  const sorted = taken.toSorted((one, other) => one - other)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  return { median: at(0.5), ninetyFifth: at(0.95) }
}
