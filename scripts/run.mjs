// npm start, npm test: from a fresh clone to a running Rollcall with nothing but Node and npm.
//
//   node scripts/run.mjs start          install, build what changed, start
//   node scripts/run.mjs test [args]    install, build what the tests import, run Jest with the arguments
//   node scripts/run.mjs install        install
//   node scripts/run.mjs build          install, build what changed

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Rollcall needs Node.js 20.19 or newer, and this is ${process.versions.node}: install one from https://nodejs.org.`,
  )
  process.exit(1)
}

// Only now, because these files use what older versions do not know.
const { install } = await import('./lib/install.mjs')
const { build } = await import('./lib/build.mjs')
const { runInForeground } = await import('./lib/child.mjs')
const { ProblemForPerson } = await import('./lib/problem.mjs')

// Much of what requests and imports need is gone by the next one: with room for it, it does not grow old.
const SERVER = ['--max-semi-space-size=24', 'apps/api/dist/src/main.js']
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']

const verbs = {
  async start(args) {
    await install()
    await build()
    await runInForeground(process.execPath, [...SERVER, ...args], { ownGroup: true })
  },
  async test(args) {
    await install()
    await build((folder) => folder.startsWith('packages/'))
    // Jest's own choice on two cores is one worker.
    const saysWorkers = args.some((arg) => /^(--maxWorkers|-w|--runInBand|-i)\b/.test(arg))
    await runInForeground(process.execPath, [...JEST, ...(saysWorkers ? [] : ['--maxWorkers=2']), ...args])
  },
  install,
  async build() {
    await install()
    await build()
  },
}

const [verb = '', ...args] = process.argv.slice(2)
try {
  if (!Object.hasOwn(verbs, verb)) {
    throw new ProblemForPerson(`Say one of: ${Object.keys(verbs).join(', ')}.`)
  }
  await verbs[verb](args)
} catch (error) {
  if (!(error instanceof ProblemForPerson)) throw error
  console.error(error.message)
  process.exit(1)
}
