import { etagOf } from '@rollcall/client'
import type { JoinPageDto, JoinQrQuery, SetJoinPageBody } from '@rollcall/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call, download } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOrganization } from '../../lib/organization.ts'
import { problemText } from '../../lib/problem.ts'
import { saveFile } from '../../lib/save-file.ts'

/** The join page. While it is looked at, it is what it was when the screen was opened, so that a form knows from what it started. */
export function useJoinPage() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.joinPage(orgId),
    queryFn: () => call('GET /join-page'),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Each answer stays the one that carries the name of its state.
    structuralSharing: false,
  })
}

/** How many came by the page. */
export function useJoinPageCounts() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.joinPageCounts(orgId),
    queryFn: () => call('GET /join-page/counts'),
  })
}

/** Makes the page this one. Refused as `precondition_failed` when somebody else changed it after `page` was read. */
export function useSaveJoinPage(page: JoinPageDto) {
  const { orgId } = useOrganization()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: SetJoinPageBody) => call('PUT /join-page', { body, ifMatch: etagOf(page) }),
    onSuccess: (saved) => queries.setQueryData(keys.joinPage(orgId), saved),
  })
}

/** Whether an address is free, and one that is; of the name of an organization, one made of it. */
export function useSlugCheck(slug: string, enabled: boolean) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.slugCheck(orgId, slug),
    queryFn: () => call('GET /join-page/slug-check', { query: { slug } }),
    enabled,
    retry: false,
    staleTime: 10_000,
  })
}

/** Saves the QR code of the page's address, to put it on something of one's own. */
export function useQrFile() {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: (format: JoinQrQuery['format']) => download('GET /join-page/qr', { query: { format } }),
    onSuccess: (made) => {
      saveFile(made)
      tellDone(t('joinPage.poster.saved', { file: made.fileName }))
    },
    onError: (error) => tellFailed(problemText(t, error)),
  })
}

/** The QR code of the page's address, as an address of a picture. */
export function useQrPicture(url: string) {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: keys.joinQr(orgId, url),
    queryFn: async () => {
      const { content } = await download('GET /join-page/qr', { query: { format: 'svg' } })
      return `data:image/svg+xml,${encodeURIComponent(await content.text())}`
    },
  })
}
