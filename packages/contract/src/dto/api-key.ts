import type { KeyScope } from '../scopes.ts'

export interface ApiKeyDto {
  id: string
  name: string
  /** The beginning of the key, by which people recognize it. */
  prefix: string
  scopes: KeyScope[]
  createdAt: string
  createdBy: string | null
  expiresAt: string | null
  lastUsedAt: string | null
}

/** A key that was just made: the only answer that ever holds it. */
export interface NewApiKeyDto extends ApiKeyDto {
  key: string
}

export interface CreateApiKeyBody {
  name: string
  scopes: KeyScope[]
  /** RFC 3339; null or absent: it does not expire. */
  expiresAt?: string | null
}
