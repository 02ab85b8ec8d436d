import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** What a Postgres server writes about itself into its data folder (`postmaster.pid`). */
export type PostmasterFile = {
  pid: number
  port: number
  sharedMemoryId: string | null
  status: 'starting' | 'stopping' | 'ready' | 'unknown'
}

/** The server that says it runs on this cluster, or null when the file is missing or not yet written. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const lines = (await readIfThere(fileOf(cluster)))?.split('\n').map((line) => line.trim())
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0) return null
  const status = (['starting', 'stopping', 'ready'] as const).find((word) => word === lines[7]) ?? 'unknown'
  return { pid, port: Number(lines[3]), sharedMemoryId: lines[6]?.split(/\s+/)[1] ?? null, status }
}

/**
 * Whether the process is a server on this cluster. The number alone proves nothing: a killed server can stay behind as
 * a zombie, and after a restart of the machine the number belongs to somebody else.
 */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const stat = await readIfThere(`/proc/${pid}/stat`)
    const state = stat?.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    if (!state || state === 'Z' || state === 'X') return false
    return (await readIfThere(`/proc/${pid}/cmdline`))?.split('\0').includes(cluster) ?? false
  }
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,command=', '-p', String(pid)])
    return !stdout.trim().startsWith('Z') && stdout.includes(cluster)
  } catch {
    return false
  }
}

/**
 * Removes the file of a server that is gone, which otherwise keeps a new one from starting. First waits until the
 * last child of the old server has ended: two servers on the same files would destroy them.
 */
export async function removeStaleFile(cluster: string, file: PostmasterFile): Promise<void> {
  const giveUpAt = Date.now() + 10_000
  while (await isMemoryInUse(file.sharedMemoryId)) {
    if (Date.now() > giveUpAt) throw new Error(`Another database server still uses the folder ${cluster}.`)
    await sleep(50)
  }
  if ((await readPostmasterFile(cluster))?.pid === file.pid) await rm(fileOf(cluster), { force: true })
}

// Every process of a server keeps its shared memory attached. Elsewhere than on Linux, Postgres checks it alone.
async function isMemoryInUse(id: string | null): Promise<boolean> {
  const table = id ? await readIfThere('/proc/sysvipc/shm') : null
  const row = table
    ?.split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find((columns) => columns[1] === id)
  return Number(row?.[6] ?? 0) > 0
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return null
  }
}

function fileOf(cluster: string): string {
  return path.join(cluster, 'postmaster.pid')
}
