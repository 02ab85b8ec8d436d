import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ProblemForPerson } from './problem.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The packages of the workspace, each after those it depends on. */
export function listPackages() {
  const found = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(path.join(root, parent))
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
      .map((folder) => ({ folder, manifest: JSON.parse(readText(`${folder}/package.json`)) })),
  )
  const dependenciesOf = ({ manifest }) => {
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    return found.filter((other) => names.includes(other.manifest.name))
  }
  const sorted = new Set()
  const add = (one) => {
    for (const dependency of dependenciesOf(one)) add(dependency)
    sorted.add(one)
  }
  for (const one of found) add(one)
  return [...sorted].map((one) => ({
    folder: one.folder,
    buildScript: one.manifest.scripts?.build,
    dependencies: dependenciesOf(one).map(({ folder }) => folder),
  }))
}

export function readText(file) {
  return readFileSync(path.join(root, file), 'utf8')
}

/** One hash over names and contents, so that a moved or changed file is noticed and a touched one is not. */
export function hashOf(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** Throws one sentence when this user may not write into one of the folders. */
export function requireWritable(folders) {
  for (const folder of folders) {
    const full = path.join(root, folder)
    if (!existsSync(full)) continue
    try {
      accessSync(full, constants.W_OK | constants.X_OK)
    } catch {
      throw new ProblemForPerson(
        `The folder ${full} cannot be written by this user: Rollcall keeps its packages and its build in there.`,
      )
    }
  }
}
