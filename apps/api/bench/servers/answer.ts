import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on a free port, tells it to the parent process, and answers its questions. */
export function serveForBench(server: Server, close: () => Promise<void>): void {
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address: AddressInfo | string | null = server.address()
    process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
  })
  process.on('message', async (question) => {
    if (question === 'cpu') {
      const { user, system } = process.cpuUsage()
      process.send?.({ cpu: (user + system) / 1000 })
    } else if (question === 'stop') {
      server.closeAllConnections()
      server.close()
      await close()
      process.exit(0)
    }
  })
}
