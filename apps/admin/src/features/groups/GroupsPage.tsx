import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useGroups } from '../../lib/lists.ts'
import { useNarrow } from '../../lib/narrow.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { GroupCards } from './GroupCards.tsx'
import { GroupModal } from './GroupModal.tsx'
import { GroupsTable } from './GroupsTable.tsx'

const NEW = 'new'

/** The groups: who gets which trainings. */
export function GroupsPage() {
  const { t } = useTranslation()
  const groups = useGroups()
  const mayWrite = useMayWrite()
  const dialog = useOpenDialog('group')
  const List = useNarrow() ? GroupCards : GroupsTable
  const edited = groups.data?.find((group) => group.id === dialog.value) ?? null
  const isOpen = mayWrite && (dialog.value === NEW || edited !== null)
  const addButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => dialog.open(NEW)}>
      {t('groups.add')}
    </Button>
  )
  return (
    <Page title={t('nav.groups')} lead={t('groups.lead')} actions={addButton || undefined}>
      {groups.isPending && <ListSkeleton />}
      {groups.isError && <Failure error={groups.error} retry={() => void groups.refetch()} />}
      {groups.isSuccess &&
        (groups.data.length === 0 ? (
          <EmptyState icon={IconUsersGroup} title={t('groups.empty.title')}>
            {t('groups.empty.text')}
          </EmptyState>
        ) : (
          <List groups={groups.data} onEdit={dialog.open} />
        ))}
      <GroupModal opened={isOpen} group={edited} onClose={dialog.close} />
    </Page>
  )
}
