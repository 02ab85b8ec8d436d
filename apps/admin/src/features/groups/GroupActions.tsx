import { ActionIcon, Group } from '@mantine/core'
import type { GroupDto } from '@rollcall/contract'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
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
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('groups.edit', { name })}
        onClick={() => onEdit(group.id)}
      >
        <IconPencil size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ConfirmPopover
        question={t('groups.deleteQuestion', { name })}
        consequence={t('groups.deleteConsequence')}
        confirm={t('delete')}
        keep={t('keep')}
        onConfirm={removeIt}
      >
        {(asking) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            loading={remove.isPending}
            aria-label={t('groups.delete', { name })}
            {...asking}
          >
            <IconTrash size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        )}
      </ConfirmPopover>
    </Group>
  )
}
