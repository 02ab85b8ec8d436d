import { rmSync } from 'node:fs'

/** The server has stopped by now: its data goes. */
export default function tearDown(): void {
  if (process.env.E2E_DATA_DIR) rmSync(process.env.E2E_DATA_DIR, { recursive: true, force: true })
}
