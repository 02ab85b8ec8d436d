import { setTimeout } from 'node:timers/promises'
import { type Chaos, shuffled } from './chaos.ts'
import type { SimEvent } from './events.ts'
import { type SigningKeys, signatureHeaders, toPostBody } from './signing.ts'

const FIRST_RETRY_MS = 100
const MOST_TRIES = 8

/** Tells somebody what became of mails. */
export interface Webhook {
  /** `late`: what comes to light after everything else has been told. */
  tell(events: SimEvent[], late?: SimEvent[]): void
  /** Resolves when everything was told or is lost. */
  told(): Promise<void>
  /** The status of the answer to each post; 0: there was none. */
  posts: number[]
  close(): Promise<void>
}

export interface WebhookOptions {
  /** Null: nobody wants to know. */
  url(): string | null
  keys(): SigningKeys
  chaos: Chaos
  random: () => number
}

export function createWebhook({ url, keys, chaos, random }: WebhookOptions): Webhook {
  const posts: number[] = []
  const closing = new AbortController()
  let waiting: SimEvent[] = []
  let late: SimEvent[] = []
  let work: Promise<void> | null = null

  async function tellAll(): Promise<void> {
    // A moment, so that what is taken together is told together.
    await setTimeout(chaos.delay, undefined, { signal: closing.signal })
    while (waiting.length + late.length > 0) {
      if (waiting.length === 0) [waiting, late] = [late, []]
      const events = shuffled(waiting.splice(0), chaos.shuffle, random)
      const bodies = inParts(events, chaos.postSize).map(toPostBody)
      for (const together of inParts(bodies, chaos.postsAtOnce))
        await Promise.all(together.map((body) => post(body)))
    }
  }

  /** Tries again for as long as it is not taken, as SendGrid does for a day. */
  async function post(body: string, tries = 1): Promise<void> {
    const to = url()
    if (to === null) return
    const status = await postOnce(to, body)
    posts.push(status)
    if ((status >= 200 && status < 300) || tries >= MOST_TRIES) return
    await setTimeout(FIRST_RETRY_MS * 2 ** (tries - 1), undefined, { signal: closing.signal })
    return post(body, tries + 1)
  }

  async function postOnce(to: string, body: string): Promise<number> {
    const headers = { 'Content-Type': 'application/json', ...signatureHeaders(body, keys().privateKey) }
    try {
      const answer = await fetch(to, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
        signal: closing.signal,
      })
      await answer.arrayBuffer()
      return answer.status
    } catch {
      closing.signal.throwIfAborted()
      return 0
    }
  }

  return {
    posts,
    tell(events, lateOnes = []) {
      if (url() === null) return
      const times = (list: SimEvent[]) => Array.from({ length: chaos.copies }, () => list).flat()
      waiting.push(...times(events))
      late.push(...times(lateOnes))
      work ??= tellAll()
        .catch(() => undefined)
        .finally(() => {
          work = null
        })
    },
    async told() {
      while (work) await work
    },
    async close() {
      closing.abort()
      await work
    },
  }
}

function inParts<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}
