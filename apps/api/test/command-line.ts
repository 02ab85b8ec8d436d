import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { ROOT_DIR } from '../src/core/root-dir.ts'
import type { World } from './world.ts'

const API = path.join(ROOT_DIR, 'apps/api')

export interface Run {
  code: number | null
  out: string
  err: string
}

/** The command line as an operator has it: built, and each command a process of its own, which knows nothing but its settings. */
export interface CommandLine {
  run(args: string[], settings: Record<string, string>): Promise<Run>
  start(args: string[], settings: Record<string, string>): ChildProcess
  /** The words of a shell that run it. */
  program: string[]
}

/** Builds it into a folder of this name: what a person runs is built, and starts in half the time. */
export async function buildCommandLine(name: string): Promise<CommandLine> {
  const build = path.join(API, 'node_modules/.cache', name)
  const tsc = spawn('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', build], { cwd: API })
  await once(tsc, 'close')
  const program = [process.execPath, path.join(build, 'src/cli.js')]
  const start: CommandLine['start'] = (args, settings) => {
    const { PATH = '', HOME = '' } = process.env
    const [node = '', ...script] = program
    return spawn(node, [...script, ...args], { cwd: API, env: { PATH, HOME, ...settings } })
  }
  return { program, start, run: (args, settings) => endOf(start(args, settings)) }
}

/** What a process said, when it has ended. */
export async function endOf(child: ChildProcess): Promise<Run> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

/** The settings of a world. */
export function settingsOf({ databaseUrl, ctx }: World): Record<string, string> {
  return { DATABASE_URL: databaseUrl, SECRET_KEY: ctx.config.secretKey }
}
