import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './child.mjs'
import { ProblemForPerson } from './problem.mjs'
import { withProgress } from './progress.mjs'
import { hashOf, listPackages, readText, requireWritable, root } from './workspace.mjs'

const STAMPS = path.join(root, 'node_modules', '.build-stamps.json')
const NOT_SOURCE = /(^|\/)(dist|node_modules|test|testing)$|\.test\.tsx?$/

/** Builds the packages whose sources, or those of a package they depend on, have changed since their last build. */
export async function build(isWanted = () => true) {
  const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {}
  const hashes = {}
  const changed = []
  for (const one of listPackages()) {
    hashes[one.folder] = hashOf(
      readText('tsconfig.base.json'),
      readText('pnpm-lock.yaml'),
      ...one.dependencies.map((folder) => hashes[folder]),
      ...listSources(one.folder).flatMap((file) => [file, readText(file)]),
    )
    const isFresh =
      stamps[one.folder] === hashes[one.folder] && existsSync(path.join(root, one.folder, 'dist'))
    if (one.buildScript && isWanted(one.folder) && !isFresh) changed.push(one)
  }
  if (changed.length === 0) return

  requireWritable(['node_modules', ...changed.flatMap(({ folder }) => [folder, `${folder}/dist`])])
  const names = changed.map(({ folder }) => path.basename(folder)).join(', ')
  await withProgress(`Building ${names}`, async () => {
    for (const one of changed) {
      await buildPackage(one)
      // At once: when a later one fails, this one need not be built again.
      stamps[one.folder] = hashes[one.folder]
      writeFileSync(STAMPS, JSON.stringify(stamps, null, 2))
    }
  })
}

async function buildPackage({ folder, buildScript }) {
  const home = path.join(root, folder)
  const programs = [
    path.join(home, 'node_modules/.bin'),
    path.join(root, 'node_modules/.bin'),
    process.env.PATH,
  ]
  const { NODE_ENV: _, ...env } = process.env
  const isBuilt = await runQuietly(buildScript, [], {
    cwd: home,
    shell: true,
    env: { ...env, PATH: programs.join(path.delimiter) },
  })
  if (!isBuilt) throw new ProblemForPerson(`${folder} could not be built: the reason is above.`)
}

function listSources(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .map((entry) => ({ entry, name: `${folder}/${entry.name}` }))
    .filter(({ name }) => !NOT_SOURCE.test(name))
    .flatMap(({ entry, name }) => (entry.isDirectory() ? listSources(name) : [name]))
    .sort()
}
