import { Group } from '@mantine/core'
import type { GroupDto } from '@rollcall/contract'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { RowButton } from '../../lib/RowButton.tsx'
import { useDeleteGroup } from './groups-api.ts'

/** Edit and delete, for one group. */
export function GroupActions({ group, onEdit }: { group: GroupDto; onEdit: (id: string) => void }) {
  const { t } = useTranslation()
  const remove = useDeleteGroup()
  const { name } = group
  const removeIt = () =>
    remove.mutate(group.id, {
      onSuccess: () => tellDone(t('groups.deleted', { name })),
      onError: (error) => tellFailed(problemText(t, error, { in_use: t('groups.inUse', { name }) })),
    })
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <RowButton icon={IconPencil} label={t('groups.edit', { name })} onClick={() => onEdit(group.id)} />
      <ConfirmPopover
        question={t('groups.deleteQuestion', { name })}
        consequence={t('groups.deleteConsequence')}
        confirm={t('delete')}
        keep={t('keep')}
        onConfirm={removeIt}
      >
        {(asking) => (
          <RowButton
            icon={IconTrash}
            loading={remove.isPending}
            label={t('groups.delete', { name })}
            {...asking}
          />
        )}
      </ConfirmPopover>
    </Group>
  )
}
