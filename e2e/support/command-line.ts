import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { DATA_DIR, PORT } from './data-dir.ts'

const ROOT = new URL('../../', import.meta.url).pathname

/** What the operator of the installation does on the command line, such as `org subscription …`, while the server runs. */
export async function rollcall(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['apps/api/dist/src/cli.js', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', DATA_DIR, PORT },
  })
  return stdout
}
