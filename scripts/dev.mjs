// pnpm dev: everything running from source, with reload. Ctrl-C stops all of it.
// pnpm dev:sendgrid: the same, and mail leaves by a stand-in for SendGrid, which tells what became of it.

import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from './lib/build.mjs'
import { install } from './lib/install.mjs'
import { ProblemForPerson } from './lib/problem.mjs'
import { root } from './lib/workspace.mjs'

const ADMIN_PORT = 5173
const JOIN_PORT = 5174
const SENDGRID_PORT = 3010

const programs = [
  { name: 'api', folder: 'apps/api', command: 'tsx', args: ['watch', '--clear-screen=false', 'src/main.ts'] },
  {
    name: 'admin',
    folder: 'apps/admin',
    command: 'vite',
    args: ['--port', String(ADMIN_PORT), '--strictPort'],
  },
  { name: 'join', folder: 'apps/join', command: 'vite', args: ['--port', String(JOIN_PORT), '--strictPort'] },
  {
    name: 'contract',
    folder: 'packages/contract',
    command: 'tsc',
    args: ['--watch', '--preserveWatchOutput'],
  },
  { name: 'client', folder: 'packages/client', command: 'tsc', args: ['--watch', '--preserveWatchOutput'] },
]

const bySendGrid = process.argv.includes('--sendgrid')
if (bySendGrid)
  programs.push({ name: 'sendgrid', folder: 'packages/sendgrid-sim', command: 'tsx', args: ['src/serve.ts'] })

// Links in mails lead to the development servers, which pass /api on.
const env = {
  PUBLIC_URL: `http://localhost:${ADMIN_PORT}`,
  JOIN_URL: `http://localhost:${JOIN_PORT}`,
  ...(bySendGrid ? sendGridSettings() : {}),
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  ...process.env,
}

try {
  await install()
  await build((folder) => folder.startsWith('packages/'))
} catch (error) {
  if (!(error instanceof ProblemForPerson)) throw error
  console.error(error.message)
  process.exit(1)
}

const width = Math.max(...programs.map(({ name }) => name.length))
const children = programs.map(startProgram)
let isStopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(0))

/** Of the API, and of what stands in for SendGrid: they share a key for this one run. */
function sendGridSettings() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const text = (key, type) => key.export({ type, format: 'der' }).toString('base64')
  return {
    MAIL_TRANSPORT: 'sendgrid',
    MAIL_FROM: 'invites@mail.rollcall.example',
    SENDGRID_API_KEY: 'SG.simulated.key',
    SENDGRID_BASE_URL: `http://127.0.0.1:${SENDGRID_PORT}`,
    SENDGRID_WEBHOOK_PUBLIC_KEYS: text(publicKey, 'spki'),
    SENDGRID_SIM_PORT: String(SENDGRID_PORT),
    SENDGRID_SIM_WEBHOOK: `http://127.0.0.1:${process.env.PORT ?? 3000}/events/sendgrid`,
    SENDGRID_SIM_PRIVATE_KEY: text(privateKey, 'pkcs8'),
  }
}

function startProgram({ name, folder, command, args }) {
  const home = path.join(root, folder)
  const bins = [path.join(home, 'node_modules/.bin'), path.join(root, 'node_modules/.bin'), process.env.PATH]
  // A group of its own, so that a signal reaches what the program has started, and reaches it once.
  const child = spawn(command, args, {
    cwd: home,
    env: { ...env, PATH: bins.join(path.delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`${name.padEnd(width)} │ ${line}`))
  }
  child.on('exit', (code, signal) => {
    if (isStopping) return
    console.log(`${name.padEnd(width)} │ ended (${signal ?? code}); stopping the others`)
    stopAll(1)
  })
  return child
}

async function stopAll(exitCode) {
  if (isStopping) return
  isStopping = true
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null)
  const ends = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
  for (const child of running) signalGroup(child, 'SIGTERM')
  // The API needs a moment: it finishes its requests and stops the database.
  const impatience = setTimeout(() => {
    for (const child of running) signalGroup(child, 'SIGKILL')
  }, 15_000)
  await Promise.all(ends)
  clearTimeout(impatience)
  process.exit(exitCode)
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It has just ended.
  }
}
