// The real server on an embedded database of its own, in a temporary folder that goes when the server has stopped. It is not
// left to a global teardown, which would run while the server still works in that folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runInForeground } from '../../scripts/lib/child.mjs'

const dataDir = mkdtempSync(path.join(tmpdir(), 'rollcall-e2e-'))
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
process.env.DATA_DIR = dataDir
await runInForeground(process.execPath, ['apps/api/dist/src/main.js'], { ownGroup: true })
