import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** A server in a process of its own, whose CPU time can be read from outside. */
export interface BenchServer {
  url: string
  /** CPU time of its process so far, in milliseconds. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

/** `more`: what else the script wants to know. */
export async function startServer(
  name: 'rollcall' | 'bare' | 'bare-events',
  databaseUrl: string,
  ...more: string[]
): Promise<BenchServer> {
  const script = new URL(`../servers/${name}.ts`, import.meta.url)
  const child = fork(script, [databaseUrl, ...more], {
    execArgv: process.execArgv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await nextMessage(child, 'port')
  return {
    url: `http://127.0.0.1:${port}`,
    async cpu() {
      child.send('cpu')
      return (await nextMessage(child, 'cpu')).cpu
    },
    async stop() {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}

function nextMessage<K extends 'port' | 'cpu'>(child: ChildProcess, key: K): Promise<Record<K, number>> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('A server under test has ended.'))
    child.once('exit', onExit)
    child.on('message', function onMessage(message: Record<K, number>) {
      if (!(key in message)) return
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(message)
    })
  })
}
