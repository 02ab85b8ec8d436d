import { fork } from 'node:child_process'
import { once } from 'node:events'

/** What stands in for SendGrid. */
export interface Simulator {
  url: string
  apiKey: string
  /** What its posts are verified with. */
  publicKey: string
  tellTo(url: string): void
  /** Resolves when everything was told and taken. Throws when something was not. */
  told(): Promise<void>
  /** How many messages it took, and how often all in all. */
  taken(): Promise<{ messages: number; copies: number }>
  stop(): void
}

export async function startSimulator(): Promise<Simulator> {
  const child = fork(new URL('../servers/sendgrid.ts', import.meta.url), [], { execArgv: process.execArgv })
  const [ready] = await once(child, 'message')
  const ask = async (question: 'told' | 'taken') => {
    child.send(question)
    const [answer] = await once(child, 'message')
    return answer
  }
  return {
    ...ready,
    tellTo: (url) => void child.send({ tellTo: url }),
    async told() {
      const { statuses } = await ask('told')
      if (statuses.some((status: number) => status !== 204))
        throw new Error(`Posts of events were answered with ${statuses}.`)
    },
    taken: () => ask('taken'),
    stop: () => child.disconnect(),
  }
}
