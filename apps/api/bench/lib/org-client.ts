import pg from 'pg'

/** A connection that sees the rows of one organization. */
export async function connectAs(databaseUrl: string, orgId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c app.org_id=${orgId}` })
  await client.connect()
  return client
}
