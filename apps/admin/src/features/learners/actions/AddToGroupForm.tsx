import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroups } from '../../../lib/lists.ts'
import { ActionForm } from './ActionForm.tsx'
import { activeGroups, GroupChoice } from './GroupChoice.tsx'

interface AddToGroupFormProps {
  lead: ReactNode
  isPending: boolean
  error: Error | null
  onSubmit: (groupId: string) => void
  onClose: () => void
}

/** Into which group active learners come. */
export function AddToGroupForm({ lead, isPending, error, onSubmit, onClose }: AddToGroupFormProps) {
  const { t } = useTranslation()
  const groups = activeGroups(useGroups().data)
  const only = groups.length === 1 ? (groups[0]?.id ?? null) : null
  const [chosen, setChosen] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const groupId = chosen ?? only
  const submit = () => {
    setTried(true)
    if (groupId !== null) onSubmit(groupId)
  }
  return (
    <ActionForm
      lead={lead}
      confirm={t('bulk.add_to_group.confirm')}
      isPending={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <GroupChoice
        value={groupId}
        description={t('bulk.add_to_group.groupHint')}
        isMissing={isTried && groupId === null}
        onChange={setChosen}
      />
    </ActionForm>
  )
}
