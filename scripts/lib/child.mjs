import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { ProblemForPerson } from './problem.mjs'
import { root } from './workspace.mjs'

/**
 * Runs a program on this terminal and ends as it ends: with its exit code, or by its signal. A program that shuts
 * itself down in order gets a process group of its own: otherwise Ctrl-C would reach it once from the terminal and a
 * second time from here.
 */
export async function runInForeground(command, args, { ownGroup = false } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', detached: ownGroup })
  const stopForwarding = forwardSignals((signal) => child.kill(signal))
  const [code, signal] = await once(child, 'exit')
  stopForwarding()
  if (signal) endBySignal(signal)
  process.exit(code)
}

/**
 * Runs a program silently. Resolves to true when it succeeded; otherwise shows all it said, except when it was
 * interrupted: then this process ends, too.
 */
export async function runQuietly(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const output = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  let interruptedBy = null
  const stopForwarding = forwardSignals((signal) => {
    interruptedBy = signal
    process.kill(-child.pid, signal)
  })
  const [code] = await once(child, 'close').catch(() => {
    throw new ProblemForPerson(
      `${command} could not be run: it comes with Node and npm, and belongs on the PATH.`,
    )
  })
  stopForwarding()
  if (interruptedBy) endBySignal(interruptedBy)
  if (code !== 0) process.stderr.write(`\n${Buffer.concat(output)}\n`)
  return code === 0
}

// A signal is passed on once: npm repeats what the terminal has sent already. A closed terminal asks for the same
// orderly end as SIGTERM.
function forwardSignals(send) {
  let isSent = false
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      if (isSent) return
      isSent = true
      send(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    }
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  return () => {
    for (const remove of handlers) remove()
  }
}

function endBySignal(signal) {
  process.kill(process.pid, signal)
  // Only where the signal does not end the process at once.
  process.exit(128 + constants.signals[signal])
}
