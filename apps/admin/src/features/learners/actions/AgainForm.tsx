import { Checkbox } from '@mantine/core'
import type { InviteAgainBody } from '@rollcall/contract'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroups } from '../../../lib/lists.ts'
import { NotifyFields } from '../../../lib/notify/NotifyFields.tsx'
import { NotifyOutlook } from '../../../lib/notify/NotifyOutlook.tsx'
import { isAboutTime, useNotify } from '../../../lib/notify/use-notify.ts'
import { SeatForecast } from '../../../lib/SeatForecast.tsx'
import { ActionForm } from './ActionForm.tsx'
import { activeGroups, GroupChoice } from './GroupChoice.tsx'

interface AgainFormProps {
  lead: ReactNode
  /** How many invitations it is about; null: nobody has counted them. */
  count: number | null
  declined: DeclinedBefore | null
  isPending: boolean
  error: Error | null
  onSubmit: (body: Required<InviteAgainBody>, refused: (error: Error) => void) => void
  onClose: () => void
}

/** Those who declined before, and the question to answer for them. `isNeeded`: there is nobody else. */
export interface DeclinedBefore {
  question: string
  count: number
  isNeeded: boolean
}

/** Into which group and when to invite people again, and whether those who said no are meant, too. */
export function AgainForm({ lead, count, declined, isPending, error, onSubmit, onClose }: AgainFormProps) {
  const { t } = useTranslation()
  const groups = activeGroups(useGroups().data)
  const only = groups.length === 1 ? (groups[0]?.id ?? null) : null
  const [chosen, setChosen] = useState<string | null>(null)
  const [isConfirmed, setConfirmed] = useState(false)
  const [isTried, setTried] = useState(false)
  const notify = useNotify()
  const groupId = chosen ?? only
  const answered = declined === null || isConfirmed || declined.isNeeded
  const invited = count === null || answered ? count : count - declined.count
  const isUnconfirmed = declined?.isNeeded === true && !isConfirmed

  const submit = () => {
    setTried(true)
    const when = notify.read()
    if (groupId === null || isUnconfirmed || when === null) return
    onSubmit({ groupId, notify: when, confirmDeclined: isConfirmed }, notify.refuse)
  }
  return (
    <ActionForm
      lead={lead}
      confirm={t('bulk.invite_again.confirm')}
      isPending={isPending}
      error={isAboutTime(error) ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <GroupChoice
        value={groupId}
        description={t('bulk.invite_again.groupHint')}
        isMissing={isTried && groupId === null}
        onChange={setChosen}
      />
      {declined !== null && (
        <Checkbox
          label={declined.question}
          checked={isConfirmed}
          error={isTried && isUnconfirmed && t('bulk.invite_again.unconfirmed')}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
        />
      )}
      <NotifyFields notify={notify} />
      {invited !== null && (
        <>
          <NotifyOutlook choice={notify.choice} count={invited} />
          <SeatForecast count={invited} />
        </>
      )}
    </ActionForm>
  )
}
