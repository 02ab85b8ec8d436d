import { createInterface } from 'node:readline/promises'
import { ConfigError } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import { AppError } from '../core/errors.ts'
import { mask } from '../core/log.ts'
import { type Lifecycle, openInstallation } from '../installation.ts'

/** What a command is given to work with. */
export interface Terminal {
  /** A line of the answer. */
  print(line: string): void
  /** Whether somebody sits there who can be asked. */
  isAttended: boolean
  /** Asks a question that is answered with yes or no. */
  confirm(question: string): Promise<boolean>
  /** Says how far a long work is, where somebody looks, in the place of what was said before; null: it is over. */
  showProgress(text: string | null): void
  /** Done before the installation is closed, also when the command is broken off. */
  onStop(close: () => Promise<void>): void
  /** Opens the installation for the length of the work: its database, brought up to date, whether or not the server runs. */
  withContext(work: (ctx: Context) => Promise<void>): Promise<void>
}

/** The terminal of this process. */
export function createTerminal(life: Lifecycle): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    isAttended: process.stdin.isTTY && process.stdout.isTTY,
    async confirm(question) {
      // Not as a terminal of its own: Ctrl-C stays a signal.
      const asking = createInterface({ input: process.stdin, output: process.stdout, terminal: false })
      const answer = await asking.question(`${question} [y/N] `)
      asking.close()
      return /^y(es)?$/i.test(answer.trim())
    },
    showProgress(text) {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text ?? ''}`)
    },
    onStop: life.onStop,
    async withContext(work) {
      const { config, openDatabaseServer } = openInstallation({ ...life, say: () => {} }, { guest: true })
      const databaseUrl = await openDatabaseServer()
      // What is printed is the answer, so the log keeps still unless something goes wrong.
      const ctx = await createContext({ ...config, logLevel: 'error' }, databaseUrl, { prune: false })
      life.onStop(() => ctx.close())
      await work(ctx)
    },
  }
}

/** Why a command did not do its work: what happened and what to do, and each fault of its input. */
export function describeRefusal(error: unknown): string {
  if (error instanceof ConfigError)
    return `These settings cannot be used:\n${error.message.replace(/^/gm, '  ')}`
  if (error instanceof AppError) {
    const faults = error.fields.map(({ detail }) => detail)
    const choices = error.extras.choices?.map(({ at, local }) => `  ${at} (${local})`) ?? []
    return [...(faults.length > 0 ? faults : [error.message]), ...choices].join('\n')
  }
  return error instanceof Error ? mask(error.message) : 'It did not work, and nobody knows why.'
}
