import type { Locale } from '@rollcall/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'

/** The text for the organization's people, in one language. */
export function useAnnouncement(locale: Locale) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.announcement(orgId, locale),
    queryFn: () => call('GET /orgs/:orgId/announcement', { params: { orgId }, query: { locale } }),
  })
}

/** Sends the text to the one who asks for it. */
export function useSendTest(locale: Locale) {
  const { orgId } = useOrganization()
  return useMutation({
    mutationFn: () => call('POST /orgs/:orgId/announcement/test', { params: { orgId }, query: { locale } }),
  })
}
