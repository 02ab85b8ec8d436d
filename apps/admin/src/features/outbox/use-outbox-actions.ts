import { useTranslation } from 'react-i18next'
import { tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { useCancelInvites, useReschedule } from './outbox-api.ts'

/** Send now, hold and cancel, for one invitation or several. */
export function useOutboxActions() {
  const { t } = useTranslation()
  const reschedule = useReschedule()
  const cancelInvites = useCancelInvites()
  const failed = { onError: (error: Error) => tellFailed(problemText(t, error)) }
  return {
    send: (ids: string[]) => reschedule.mutate({ ids, notify: { when: 'now' } }, failed),
    hold: (ids: string[]) => reschedule.mutate({ ids, notify: { when: 'hold' } }, failed),
    cancel: (ids: string[]) => cancelInvites.mutate(ids, failed),
    isPending: reschedule.isPending || cancelInvites.isPending,
  }
}
