import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { bySheetJs } from '../../../../test/spreadsheets/producers.ts'

const run = promisify(execFile)
const api = fileURLToPath(new URL('../../../../', import.meta.url))
const compiler = path.join(api, 'node_modules/typescript/bin/tsc')

it('finds the program of its process in a build, too, where there is no TypeScript', async () => {
  // Inside the folder of the app, so that what is built finds the same packages.
  mkdirSync(path.join(api, 'node_modules/.cache'), { recursive: true })
  const folder = mkdtempSync(path.join(api, 'node_modules/.cache/build-'))
  try {
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(path.join(folder, 'list.xlsx'), bySheetJs('xlsx'))
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: path.join(api, 'tsconfig.build.json'),
        compilerOptions: {
          rootDir: api,
          outDir: './dist',
          typeRoots: [path.join(api, 'node_modules/@types')],
        },
        include: ['index.ts', 'child.ts'].map((file) => path.join(api, 'src/features/imports/reading', file)),
        exclude: [],
      }),
    )
    await run(process.execPath, [compiler, '-p', folder])
    const built = pathToFileURL(path.join(folder, 'dist/src/features/imports/reading/index.js'))
    const program = `
      const { createSpreadsheetReader, limitsFor } = await import(${JSON.stringify(built)})
      const { readFileSync } = await import('node:fs')
      const bytes = readFileSync(${JSON.stringify(path.join(folder, 'list.xlsx'))})
      const result = await createSpreadsheetReader(limitsFor(500)).read({ name: 'list.xlsx', bytes })
      console.log(JSON.stringify(result))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program])
    expect(JSON.parse(stdout)).toMatchObject({
      reading: { rows: [{ number: 2 }, { number: 3 }, { number: 5 }] },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
