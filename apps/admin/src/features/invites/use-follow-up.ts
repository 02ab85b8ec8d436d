import type { InviteItemDto, Notify } from '@rollcall/contract'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { useInvite, useInviteAgain } from './invites-api.ts'

export interface FollowUpProps {
  groupId: string
  locationId: string | null
  /** When the mails of the others leave: those of the rest leave with them. */
  notify: Notify
  items: InviteItemDto[]
}

/** What can be done about an address that was not invited: mend a probable typo, or invite again who declined or left. */
export function useFollowUp(
  { groupId, locationId, notify, items: first }: FollowUpProps,
  onChanged: (position: number) => void,
) {
  const { t } = useTranslation()
  const [items, setItems] = useState(first)
  const invite = useInvite()
  const again = useInviteAgain()

  const put = (position: number, item: InviteItemDto) => {
    flushSync(() => setItems((now) => now.with(position, item)))
    onChanged(position)
  }
  const onError = (error: Error) => tellFailed(problemText(t, error))

  const mend = (position: number, email: string) =>
    invite.mutate(
      { groupId, locationId, emails: [email], notify },
      { onSuccess: ({ items: [mended] }) => mended && put(position, mended), onError },
    )
  const inviteAgain = (position: number) => {
    const item = items[position]
    if (!item?.learnerId) return
    const confirmDeclined = item.outcome === 'declined_before'
    again.mutate(
      { learnerId: item.learnerId, groupId, notify, ...(confirmDeclined ? { confirmDeclined } : {}) },
      { onSuccess: (opened) => put(position, { ...item, outcome: 'invited', invite: opened }), onError },
    )
  }
  return { items, isPending: invite.isPending || again.isPending, mend, inviteAgain }
}
