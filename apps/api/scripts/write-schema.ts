import { writeFileSync } from 'node:fs'
import { openDatabase } from '../src/core/db.ts'
import { rowsOf } from '../src/core/transaction.ts'
import { databaseOf, startTestDatabases } from '../test/database.ts'
import { describeSchema, SCHEMA_FILE } from './describe-schema.ts'

// Writes docs/schema.sql from a database that was migrated just now.
const databases = await startTestDatabases(process.env.DATABASE_URL)
const db = openDatabase(databaseOf(databases.url, databases.template), { size: 1, name: 'rollcall-schema' })
try {
  writeFileSync(SCHEMA_FILE, await describeSchema(rowsOf(db)))
  process.stdout.write('Wrote docs/schema.sql\n')
} finally {
  await db.destroy()
  await databases.stop()
}
