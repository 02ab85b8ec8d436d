import { readFile } from 'node:fs/promises'

const EVERY_MS = 20
const PAGES_PER_MEGABYTE = 256

/** The most memory, in megabytes, that a process and the largest of the processes that it started have taken. */
export interface Peak {
  own: number
  child: number
}

/** Looks at a process until it is told to stop, and gives the peak. Only Linux says. */
export function watchMemory(pid: number): () => Peak {
  const peak: Peak = { own: 0, child: 0 }
  const timer = setInterval(async () => {
    peak.own = Math.max(peak.own, await memoryOf(pid))
    for (const child of await childrenOf(pid)) peak.child = Math.max(peak.child, await memoryOf(child))
  }, EVERY_MS)
  return () => {
    clearInterval(timer)
    return peak
  }
}

async function memoryOf(pid: number): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'ascii').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) / PAGES_PER_MEGABYTE
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'ascii').catch(() => '')
  return children.split(' ').filter(Boolean).map(Number)
}
