import { tsImport } from 'tsx/esm/api'

/** One server and one migrated template database for the whole run; each test file clones the template. */
export default async function setUp() {
  const { startTestDatabases } = await tsImport('./database.ts', import.meta.url)
  const databases = await startTestDatabases(process.env.DATABASE_URL)
  process.env.TEST_SERVER_URL = databases.url
  process.env.TEST_TEMPLATE = databases.template
  globalThis.testDatabases = databases
}
