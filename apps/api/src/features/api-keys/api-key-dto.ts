import type { ApiKeyDto } from '@rollcall/contract'
import type { ApiKeyRow } from './api-key-store.ts'

/** An API key as admins see it in the list: what it may do, and never its secret. */
export function toApiKeyDto(row: ApiKeyRow): ApiKeyDto {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    createdBy: row.creator,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
