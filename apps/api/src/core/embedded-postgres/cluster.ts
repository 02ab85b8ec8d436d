import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { commandFor, handOver, serverUserOf } from './server-user.ts'

export type Passwords = { admin: string; owner: string }

const PASSWORD_FILE = 'rollcall-passwords.json'
const run = promisify(execFile)

/** Makes the folder if it is missing. Throws one sentence when it cannot be written. */
export async function requireWritableFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be written: ${reasonOf(error)}.`)
  }
}

/** The passwords of a cluster, or null when there is no cluster yet. */
export async function readPasswords(cluster: string): Promise<Passwords | null> {
  const files = await listFolder(cluster)
  if (files.length === 0) return null
  try {
    const { admin, owner }: Passwords = JSON.parse(await readFile(path.join(cluster, PASSWORD_FILE), 'utf8'))
    return { admin, owner }
  } catch (error) {
    throw new Error(
      `The folder ${cluster} holds no database that can be opened: ${PASSWORD_FILE} cannot be read (${reasonOf(error)}).`,
    )
  }
}

/**
 * Makes a new cluster beside its final place and moves it there whole, so that a half-made one is never used. What an
 * interrupted earlier attempt left behind is removed. When another process was faster, its cluster is kept.
 */
export async function createCluster(cluster: string, { initdb }: Binaries, durable: boolean): Promise<void> {
  await removeLeftovers(cluster)
  const passwords: Passwords = { admin: newPassword(), owner: newPassword() }
  const draft = await mkdtemp(`${cluster}.init-${process.pid}-`)
  try {
    const user = await serverUserOf(draft)
    const passwordFile = path.join(draft, 'password')
    const data = path.join(draft, 'data')
    await writeFile(passwordFile, passwords.admin, { mode: 0o600 })
    await handOver(draft, user)
    const { command, args, options } = commandFor(user, initdb, [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // Named in full: with the machine's own locale a bare machine gets the encoding SQL_ASCII.
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ])
    await run(command, args, options)
    await writeFile(path.join(data, PASSWORD_FILE), JSON.stringify(passwords), { mode: 0o600 })
    await rename(data, cluster)
  } catch (error) {
    if ((await listFolder(cluster)).length === 0) {
      throw new Error(`The embedded database could not be created: ${reasonOf(error)}.`)
    }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** What went wrong, in a few words for the end of a sentence. */
export function reasonOf(error: unknown): string {
  const known = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'it is read-only',
    ENOSPC: 'the disk is full',
  }
  const code = codeOf(error)
  for (const [name, words] of Object.entries(known)) if (name === code) return words
  const text = (property(error, 'stderr') || property(error, 'message') || String(error)).trim()
  const line = text.split('\n').find((candidate) => /error|fatal|could not/i.test(candidate)) ?? text
  return line.trim().replace(/\.$/, '')
}

// By the property, not by the class: an error of Node is none of this realm's where the tests run.
function codeOf(error: unknown): string {
  return property(error, 'code')
}

function property(error: unknown, name: string): string {
  if (typeof error !== 'object' || error === null) return ''
  return String(Object.getOwnPropertyDescriptor(error, name)?.value ?? '')
}

async function removeLeftovers(cluster: string): Promise<void> {
  const folder = path.dirname(cluster)
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(`${path.basename(cluster)}.init-`) ? Number(name.split('-')[1]) : null
    if (pid === null || isAlive(pid)) continue
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new Error(`The folder ${folder} cannot be read: ${reasonOf(error)}.`)
  }
}

// 192 bits in letters that need no escaping in a URL.
function newPassword(): string {
  return randomBytes(24).toString('base64url')
}
