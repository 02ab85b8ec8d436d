import { MultiSelect } from '@mantine/core'
import { type LearnerDto, LIMITS } from '@rollcall/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroups } from '../../../lib/lists.ts'
import { tellDone } from '../../../lib/notices.ts'
import { useSetGroups } from '../learner-changes.ts'
import { ActionForm } from './ActionForm.tsx'

/** Into which groups an active learner belongs. An inactive group can be left, and not be joined. */
export function GroupsOne({ learner, onClose }: { learner: LearnerDto; onClose: () => void }) {
  const { t } = useTranslation()
  const groups = useGroups().data ?? []
  const before = learner.groups.map(({ id }) => id)
  const [groupIds, setGroupIds] = useState(before)
  const setGroups = useSetGroups(learner.id)
  const who = learner.name ?? learner.email
  const offered = groups.filter(({ id, status }) => status === 'active' || before.includes(id))
  const submit = () =>
    setGroups.mutate(groupIds, {
      onSuccess: () => {
        tellDone(t('learner.setGroups.done', { who }))
        onClose()
      },
    })
  return (
    <ActionForm
      lead={t('learner.setGroups.text', { who })}
      confirm={t('learner.setGroups.confirm')}
      isPending={setGroups.isPending}
      error={setGroups.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <MultiSelect
        label={t('learners.groups')}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={groupIds}
        onChange={setGroupIds}
        maxValues={LIMITS.groupsOfLearner}
        searchable
        data-autofocus
      />
    </ActionForm>
  )
}
