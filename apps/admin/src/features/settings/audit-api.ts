import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { keys } from '../../lib/keys.ts'
import { useOrganization } from '../../lib/organization.ts'
import { type AuditView, toAuditQuery } from './audit-view.ts'

/** One page of the audit log, newest first. */
export function useAuditLog(view: AuditView) {
  const { orgId } = useOrganization()
  const query = toAuditQuery(view)
  return useQuery({
    queryKey: [...keys.auditLog(orgId), query],
    queryFn: () => call('GET /audit-log', { query }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** The newest seal of the log. */
export function useAuditSeal() {
  const { orgId } = useOrganization()
  return useQuery({
    queryKey: [...keys.auditLog(orgId), 'seal'],
    queryFn: () => call('GET /audit-log/seal'),
    staleTime: 0,
  })
}
