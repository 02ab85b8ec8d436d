import { type ChildProcess, fork } from 'node:child_process'
import { Socket } from 'node:net'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadingLimits } from './limits.ts'

/** The part of the memory that the heap may have; the rest is for the file itself and for Node.js. */
const HEAP_PART = 0.6
/** Whoever has waited for a file is told first. */
const PAUSE_MS = 200

/** Where the processes come from in which files are read: one for each file, which reads no other. */
export interface ReadingProcesses {
  /** One that has waited, or a new one. */
  take(): { child: ChildProcess; hasWaited: boolean }
  /** From now on there is one that waits, whose code is loaded and compiled: for a short file this is most of the time. */
  keepReady(): void
  /** The one that waits is ended, and no other takes its place. */
  close(): void
}

/** Makes them with the memory that the limits say. */
export function createReadingProcesses(limits: Pick<ReadingLimits, 'memoryMb'>): ReadingProcesses {
  let keeps = false
  let spare: ChildProcess | null = null
  let timer: NodeJS.Timeout | undefined

  function prepare(): void {
    if (!keeps || spare) return
    const child = startProcess(limits, { warmUp: true })
    const gone = () => {
      if (spare === child) spare = null
    }
    child.once('exit', gone).once('error', gone)
    // It keeps nobody from ending, and ends with whoever started it.
    setHeld(child, false)
    spare = child
  }

  function prepareSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(prepare, PAUSE_MS).unref()
  }

  return {
    take() {
      const hasWaited = spare !== null
      const child = spare ?? startProcess(limits)
      spare = null
      setHeld(child, true)
      child.once('close', prepareSoon)
      return { child, hasWaited }
    },
    keepReady() {
      keeps = true
      prepare()
    },
    close() {
      keeps = false
      clearTimeout(timer)
      spare?.kill('SIGKILL')
      spare = null
    },
  }
}

/** Whether this process goes on while that one does. */
function setHeld(child: ChildProcess, held: boolean): void {
  const handles = [child, child.channel, ...child.stdio.filter((stream) => stream instanceof Socket)]
  for (const handle of handles) {
    if (held) handle?.ref()
    else handle?.unref()
  }
}

/** Finds its program beside this file: TypeScript where this runs from source, JavaScript where it was built. */
function startProcess({ memoryMb }: Pick<ReadingLimits, 'memoryMb'>, { warmUp = false } = {}): ChildProcess {
  const here = fileURLToPath(import.meta.url)
  const extension = path.extname(here)
  const heapMb = Math.floor(memoryMb * HEAP_PART)
  const child = fork(path.join(path.dirname(here), `child${extension}`), [], {
    cwd: path.dirname(here),
    env: warmUp ? { WARM_UP: '1' } : {},
    execArgv: [`--max-old-space-size=${heapMb}`, ...(extension === '.ts' ? ['--import', 'tsx'] : [])],
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  })
  giveWay(child.pid)
  return child
}

/** Whoever answers people comes first. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, which is told elsewhere.
  }
}
