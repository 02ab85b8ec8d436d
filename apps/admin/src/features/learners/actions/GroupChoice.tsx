import { Select } from '@mantine/core'
import type { GroupDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useGroups } from '../../../lib/lists.ts'

interface GroupChoiceProps {
  value: string | null
  /** Somebody tried to go on without a group. */
  isMissing: boolean
  description: string
  onChange: (groupId: string | null) => void
}

/** One of the active groups. */
export function GroupChoice({ value, isMissing, description, onChange }: GroupChoiceProps) {
  const { t } = useTranslation()
  const groups = activeGroups(useGroups().data)
  return (
    <Select
      label={t('learners.group')}
      description={description}
      placeholder={t('bulk.chooseGroup')}
      data={groups.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      allowDeselect={false}
      searchable={groups.length > 8}
      error={isMissing && t('bulk.groupMissing')}
      data-autofocus
    />
  )
}

/** The groups that take people; the only one of them needs no choosing. */
export function activeGroups(groups: GroupDto[] | undefined): GroupDto[] {
  return groups?.filter((group) => group.status === 'active') ?? []
}
