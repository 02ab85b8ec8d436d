import { readConfig } from '../../src/config.ts'
import { createContext } from '../../src/context.ts'
import { newId } from '../../src/core/ids.ts'
import { makeKey } from '../../src/features/api-keys/api-key.ts'
import { createAccount } from '../../src/features/auth/index.ts'
import { createGroup } from '../../src/features/groups/index.ts'
import { foundOrg } from '../../src/features/orgs/index.ts'

export const BENCH_KEY = 'a key for measuring, which opens nothing else'

export interface Organization {
  orgId: string
  groupId: string
  /** An API key that may do everything that keys may. */
  key: string
}

/** An organization with a subscription, a group and an API key. */
export async function seedOrganization(databaseUrl: string): Promise<Organization> {
  const config = readConfig({ LOG_LEVEL: 'error', SECRET_KEY: BENCH_KEY }, '/')
  const ctx = await createContext(config, databaseUrl, { prune: false })
  const orgId = newId()
  const keyId = newId()
  const { key, prefix, secretHash } = makeKey(orgId, keyId)
  try {
    const groupId = await ctx.orgs.write(orgId, async (org) => {
      const owner = await createAccount(org.rows, {
        address: { typed: `${orgId}@bench.example`, key: `${orgId}@bench.example` },
        name: 'Olive Owner',
        passwordHash: 'nobody signs in',
        locale: 'en',
      })
      if (!owner) throw new Error('The owner of the organization is there already.')
      await foundOrg(org, owner.id, {
        name: 'Bench',
        timeZone: 'America/New_York',
        locale: 'en',
        subscription: 'active',
      })
      await org.rows`
        insert into api_keys (org_id, id, name, prefix, secret_hash, scopes)
        values (${orgId}, ${keyId}, 'bench', ${prefix}, ${secretHash},
                ${['learners:read', 'invites:read', 'invites:write']}::text[])`
      const actor = { kind: 'user' as const, userId: owner.id, requestId: null }
      return (await createGroup(org, actor, { name: 'Everybody' })).id
    })
    return { orgId, groupId, key }
  } finally {
    await ctx.close()
  }
}
