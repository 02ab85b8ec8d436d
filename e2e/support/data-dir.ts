import { tmpdir } from 'node:os'
import path from 'node:path'

export const PORT = process.env.E2E_PORT ?? '3917'

/** Where the server of the browser tests keeps its data, and the command line finds them. */
export const DATA_DIR = path.join(tmpdir(), `rollcall-e2e-${PORT}`)
