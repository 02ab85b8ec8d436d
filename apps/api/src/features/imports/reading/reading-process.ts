import type { ReadingChoices } from '@rollcall/contract'
import type { ReadingFault, ReadingFaultCode } from './fault.ts'
import type { KnownFile } from './file-kind.ts'
import type { ReadingLimits } from './limits.ts'
import { watchProcess } from './process-watch.ts'
import { createRowQueue } from './row-queue.ts'
import type { ReadingEnd, ReadingHead, RowTaker, SeenFile, SheetRow } from './sheet-reading.ts'
import { createReadingProcesses, type ReadingProcesses } from './spare-process.ts'

export interface ReadingTask {
  known: KnownFile
  limits: ReadingLimits
  choices: ReadingChoices
}

/** What the process says: that it has been asked, some rows, and at last how it ended. `broken` is a fault of ours, in the words of the error. */
export type ChildMessage =
  | { begun: true }
  | { rows: SheetRow[]; head: ReadingHead }
  | { end: ReadingEnd }
  | { fault: ReadingFault; seen?: SeenFile }
  | { broken: string }

type LastMessage = Exclude<ChildMessage, { begun: true } | { rows: SheetRow[]; head: ReadingHead }>

/** On a machine that is busy with other things, the time for some work may take so many times as long. */
const PATIENCE = 6
/** Characters of what a broken process said. */
const LONGEST_COMPLAINT = 4000

/** How a reading ended. */
export type ReadingOutcome = { end: ReadingEnd } | { fault: ReadingFault; seen?: SeenFile }

/**
 * Reads a file in a process of its own, which is ended when it takes more memory or time than the limits say. Whatever the file
 * does there, this process only gets the rows, and hands them on while the file is still being read: where it turns out to be at
 * fault, some have been taken. Throws where the code that reads is at fault, not the file, and what `take` throws.
 */
export async function readInProcess(
  bytes: Buffer,
  task: ReadingTask,
  take: RowTaker,
  processes: ReadingProcesses = createReadingProcesses(task.limits),
): Promise<ReadingOutcome> {
  const { child, hasWaited } = processes.take()
  let ended: ReadingFaultCode | null = null
  const end = (code: ReadingFaultCode) => {
    ended ??= code
    child.kill('SIGKILL')
  }
  let timer: NodeJS.Timeout | undefined
  const { memoryMb, milliseconds } = task.limits
  const stopWatching = watchProcess(child.pid, ({ megabytes, worked }) => {
    if (megabytes > memoryMb) end('too_much_memory')
    if (worked > milliseconds) end('took_too_long')
  })
  const queue = createRowQueue(take, () => child.kill('SIGKILL'))
  const read = new Promise<ReadingOutcome | null>((resolve, reject) => {
    let last: LastMessage | null = null
    let hasBegun = false
    let complaint = ''
    child.on('message', (message: ChildMessage) => {
      if ('begun' in message) {
        hasBegun = true
        timer = setTimeout(() => end('took_too_long'), milliseconds * PATIENCE)
      } else if ('rows' in message) queue.add(message.rows, message.head)
      else last = message
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(0, LONGEST_COMPLAINT)
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      // It had ended while it waited, which is no matter of this file.
      if (hasWaited && !hasBegun && !ended) return resolve(null)
      // Node.js ends itself by a signal when its heap is full.
      const end = ended ?? (signal === null ? null : 'too_much_memory')
      try {
        resolve(toOutcome(last ?? { broken: complaint }, end, task.limits))
      } catch (error) {
        reject(error)
      }
    })
    // A process that has ended takes no more of the file: why it ended is told by `close`.
    child.stdin?.on('error', () => {})
    child.stdin?.end(bytes)
    child.send(task, () => {})
  })
  let outcome: ReadingOutcome | null
  try {
    outcome = await read
  } finally {
    clearTimeout(timer)
    stopWatching()
    await queue.end()
  }
  return outcome ?? readInProcess(bytes, task, take, processes)
}

function toOutcome(last: LastMessage, ended: ReadingFaultCode | null, limits: ReadingLimits): ReadingOutcome {
  if ('end' in last || 'fault' in last) return last
  if (ended === 'took_too_long') return { fault: { code: ended, limit: limits.milliseconds / 1000 } }
  if (ended) return { fault: { code: ended } }
  throw new Error(`A file could not be read. The process that reads it said: ${last.broken}`)
}
