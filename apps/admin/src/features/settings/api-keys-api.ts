import type { CreateApiKeyBody } from '@rollcall/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/** The organization's API keys, without what is secret in them. */
export function useApiKeys() {
  const { orgId } = useOrganization()
  return useQuery({ queryKey: keys.apiKeys(orgId), queryFn: () => call('GET /api-keys') })
}

export function useMakeKey() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: CreateApiKeyBody) => call('POST /api-keys', { body }),
    onSuccess: refresh,
    // What it answers is a secret: gone from here with the dialog that shows it.
    gcTime: 0,
  })
}

/** Gives a new key in place of an old one, which holds another 24 hours. */
export function useRotateKey() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('POST /api-keys/:id/rotate', { params: { id } }),
    onSuccess: refresh,
    gcTime: 0,
  })
}

export function useRevokeKey() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call('DELETE /api-keys/:id', { params: { id } }),
    onSettled: refresh,
  })
}

function useRefresh() {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.apiKeys(orgId) })
}
