import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { LearnerDialog } from './actions/LearnerDialog.tsx'
import { LearnerDrawer } from './LearnerDrawer.tsx'
import { LearnerFilters } from './LearnerFilters.tsx'
import { LearnersList } from './LearnersList.tsx'
import { isFiltered } from './learner-list.ts'
import { hasMailOnItsWay, useLearnerCounts, useLearners } from './learners-api.ts'
import { useLearnerList } from './use-learner-list.ts'

/** Everybody who was invited or joined, and what became of it. */
export function LearnersPage() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const dialog = useOpenDialog('add')
  const [list, change] = useLearnerList()
  const learners = useLearners(list)
  const counts = useLearnerCounts(list, hasMailOnItsWay(learners.data))
  const addButton = mayWrite && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => dialog.open('1')}>
      {t('learners.add')}
    </Button>
  )
  const isBare = learners.data?.items.length === 0 && !isFiltered(list) && list.cursors.length === 0
  return (
    <Page title={t('nav.learners')} lead={t('learners.lead')} actions={addButton || undefined}>
      {!isBare && <LearnerFilters list={list} counts={counts.data} onChange={change} />}
      {learners.isPending && <ListSkeleton rows={8} />}
      {learners.isError && <Failure error={learners.error} retry={() => void learners.refetch()} />}
      {isBare && (
        <EmptyState icon={IconUserPlus} title={t('learners.empty.title')}>
          {t('learners.empty.text')}
        </EmptyState>
      )}
      {learners.data !== undefined && !isBare && (
        <LearnersList
          list={list}
          page={learners.data}
          counts={counts.data}
          isStale={learners.isPlaceholderData}
          onChange={change}
        />
      )}
      <LearnerDrawer />
      {mayWrite && <LearnerDialog />}
    </Page>
  )
}
