import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole project, whether this runs from source or from a build. */
export const ROOT_DIR = findUp(path.dirname(fileURLToPath(import.meta.url)))

function findUp(folder: string): string {
  if (existsSync(path.join(folder, 'pnpm-workspace.yaml'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder)
    throw new Error('Rollcall was moved out of its folder: pnpm-workspace.yaml is missing.')
  return findUp(parent)
}
