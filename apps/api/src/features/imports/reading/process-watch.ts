import { readFile } from 'node:fs/promises'

/** What another process has taken so far. */
export interface Taken {
  megabytes: number
  /** Milliseconds of work, on all cores together: waiting for its turn on a busy machine is not held against it. */
  worked: number
}

const EVERY_MS = 50
const PAGE_BYTES = 4096
/** Linux counts work in hundredths of a second. */
const TICK_MS = 10
/** Where `utime` and `stime` stand after the name of the program, which ends in a bracket. */
const UTIME = 11
const STIME = 12

/** Looks at what another process takes until it is told to stop. Only Linux says; elsewhere nothing is ever told. */
export function watchProcess(pid: number | undefined, onLook: (taken: Taken) => void): () => void {
  if (process.platform !== 'linux' || pid === undefined) return () => {}
  const timer = setInterval(async () => {
    const taken = await look(pid)
    if (taken) onLook(taken)
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/** Null: it has ended. */
async function look(pid: number): Promise<Taken | null> {
  try {
    const [pages, stat] = await Promise.all([
      readFile(`/proc/${pid}/statm`, 'ascii'),
      readFile(`/proc/${pid}/stat`, 'ascii'),
    ])
    const counts = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return {
      megabytes: (Number(pages.split(' ')[1]) * PAGE_BYTES) / 1_048_576,
      worked: (Number(counts[UTIME]) + Number(counts[STIME])) * TICK_MS,
    }
  } catch {
    return null
  }
}
