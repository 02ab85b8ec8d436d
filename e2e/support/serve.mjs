// The real server on an embedded database of its own, in a temporary folder that goes when the server has stopped. It is not
// left to a global teardown, which would run while the server still works in that folder.
import { rmSync } from 'node:fs'
import { runInForeground } from '../../scripts/lib/child.mjs'

const removeData = () => rmSync(process.env.DATA_DIR, { recursive: true, force: true })
// A run that was killed may have left its own.
removeData()
process.on('exit', removeData)
await runInForeground(process.execPath, ['apps/api/dist/src/main.js'], { ownGroup: true })
