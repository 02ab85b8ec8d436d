import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runQuietly } from './child.mjs'
import { ProblemForPerson } from './problem.mjs'
import { withProgress } from './progress.mjs'
import { hashOf, listPackages, readText, requireWritable, root } from './workspace.mjs'

const STAMP = path.join(root, 'node_modules', '.setup-stamp')

/** Installs the packages of the lockfile, unless exactly these are there for this Node already. */
export async function install() {
  const manifests = ['.', ...listPackages().map(({ folder }) => folder)]
  const wanted = hashOf(
    `${process.platform}-${process.arch}-${process.versions.modules}`,
    readText('pnpm-lock.yaml'),
    readText('pnpm-workspace.yaml'),
    ...manifests.map((folder) => readText(`${folder}/package.json`)),
  )
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  requireWritable(manifests.flatMap((folder) => [folder, `${folder}/node_modules`]))
  const isInstalled = await withProgress('Installing packages', () =>
    runQuietly('npx', ['--yes', packageManager(), 'install', ...INSTALL_OPTIONS], {
      env: installEnvironment(),
    }),
  )
  if (!isInstalled) throw new ProblemForPerson('The packages could not be installed: the reason is above.')
  writeFileSync(STAMP, wanted)
}

// Development packages build the apps, whatever NODE_ENV says. Nobody is there to answer a question.
const INSTALL_OPTIONS = ['--frozen-lockfile', '--prod=false', '--config.confirm-modules-purge=false']

// Exactly the version of the field: pnpm refuses to run a project that asks for another one.
function packageManager() {
  return JSON.parse(readText('package.json')).packageManager.replace(/\+.*/, '')
}

// npm hands its settings down as npm_config_*, and pnpm would take them for its own. What says how to reach the
// registry is meant for both.
function installEnvironment() {
  const forBoth =
    /^npm_config_(.*registry|cache|userconfig|ca|cafile|cert|key|strict_ssl|(https?_)?proxy|no_?proxy|fetch_.*)$/i
  const entries = Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_ENV' && (!/^npm_config_/i.test(name) || forBoth.test(name)),
  )
  return Object.fromEntries(entries)
}
