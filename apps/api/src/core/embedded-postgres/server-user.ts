import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** How a Postgres program is started so that it does not run as root, which it refuses. */
export type ServerUser = {
  /** Words put before the program. */
  wrapper: string[]
  /** The user to change to, or null to stay. Its files must belong to it. */
  ids: { uid: number; gid: number } | null
}

const NOBODY = 65534
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

/**
 * Chooses the user for the server of a cluster. Nothing changes for an ordinary user. For root, a namespace shows the
 * server another user while the files stay root's: no account is made and folders such as /root can be used. Where
 * that is forbidden (many containers), the server runs as nobody. A cluster of an ordinary user runs as that user.
 */
export async function serverUserOf(cluster: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { wrapper: [], ids: null }
  const owner = existsSync(cluster) ? await stat(cluster) : null
  if (owner && owner.uid !== 0) return { wrapper: [], ids: { uid: owner.uid, gid: owner.gid } }
  if (canUnshare()) return { wrapper: UNSHARE, ids: null }
  return { wrapper: [], ids: { uid: NOBODY, gid: NOBODY } }
}

/** Gives a folder and all it holds to the server's user, where that is another one than ours. */
export async function handOver(folder: string, { ids }: ServerUser): Promise<void> {
  if (!ids || (await stat(folder)).uid === ids.uid) return
  for (const entry of await readdir(folder, { recursive: true })) {
    await chown(path.join(folder, entry), ids.uid, ids.gid)
  }
  // The folder itself last: it is the mark that all of it has been handed over.
  await chown(folder, ids.uid, ids.gid)
}

/** The command line and spawn options that run a program as the server's user. */
export function commandFor(user: ServerUser, program: string, args: string[]) {
  const [command = program, ...rest] = [...user.wrapper, program, ...args]
  return { command, args: rest, options: { cwd: '/', env: serverEnvironment(), ...user.ids } }
}

function canUnshare(): boolean {
  try {
    const [command = '', ...args] = UNSHARE
    execFileSync(command, [...args, 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

// PGPORT, PGDATA, LANG and their like must not change what the server does.
function serverEnvironment(): NodeJS.ProcessEnv {
  const keep = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(keep), LC_ALL: 'C' }
}
