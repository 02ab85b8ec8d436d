import { Agent, request } from 'node:http'
import type { BenchServer } from './server.ts'

export interface Ask {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: object
}

export interface Load {
  /** Milliseconds of the server's CPU for one answer. */
  cpu: number
  /** Milliseconds from sending to the end of the answer, the median. */
  latency: number
  /** Answers a second. */
  rate: number
}

const agents = new Map<string, Agent>()

/** Asks `count` times, `atOnce` at a time, and measures. An answer that is no success is an error. */
export async function load(
  server: BenchServer,
  asks: (index: number) => Ask,
  count: number,
  atOnce: number,
): Promise<Load> {
  const before = await server.cpu()
  const startedAt = performance.now()
  const latencies: number[] = []
  let index = 0
  const work = async () => {
    while (index < count) {
      const sentAt = performance.now()
      await send(server.url, asks(index++))
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const seconds = (performance.now() - startedAt) / 1000
  const cpu = ((await server.cpu()) - before) / count
  latencies.sort((one, other) => one - other)
  return { cpu, latency: latencies[Math.floor(latencies.length / 2)] ?? 0, rate: count / seconds }
}

function send(url: string, { method, path, headers = {}, body }: Ask): Promise<void> {
  const agent = agents.get(url) ?? new Agent({ keepAlive: true })
  agents.set(url, agent)
  const text = body && JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const req = request(
      `${url}${path}`,
      {
        agent,
        method,
        headers: {
          ...headers,
          ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        },
      },
      (res) => {
        res.resume()
        res.on('end', () =>
          (res.statusCode ?? 500) < 300
            ? resolve()
            : reject(new Error(`${method} ${path}: ${res.statusCode}`)),
        )
      },
    )
    req.on('error', reject)
    req.end(text)
  })
}
