import { Button, Group, Text } from '@mantine/core'
import type { LearnerDto, Page as PageOf } from '@rollcall/contract'
import { IconSearchOff, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { useTimes } from '../../lib/times.ts'
import { LearnerCards } from './LearnerCards.tsx'
import { LearnerDrawer } from './LearnerDrawer.tsx'
import { LearnerFilters } from './LearnerFilters.tsx'
import { LearnersTable } from './LearnersTable.tsx'
import { isFiltered } from './learner-list.ts'
import { useLearners } from './learners-api.ts'
import { useLearnerList } from './use-learner-list.ts'

/** Everybody who was invited or joined, and what became of it. */
export function LearnersPage() {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const mayWrite = useMayWrite()
  const dialog = useOpenDialog('add')
  const [list, change] = useLearnerList()
  const learners = useLearners(list)
  const addButton = mayWrite && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => dialog.open('1')}>
      {t('learners.add')}
    </Button>
  )
  const isBare = learners.data?.items.length === 0 && !isFiltered(list) && list.cursors.length === 0
  return (
    <Page title={t('nav.learners')} lead={t('learners.lead')} actions={addButton || undefined}>
      {!isBare && <LearnerFilters list={list} onChange={change} withSort={isNarrow} />}
      {learners.isPending && <ListSkeleton rows={8} />}
      {learners.isError && <Failure error={learners.error} retry={() => void learners.refetch()} />}
      {isBare && (
        <EmptyState icon={IconUserPlus} title={t('learners.empty.title')}>
          {t('learners.empty.text')}
        </EmptyState>
      )}
      {learners.data?.items.length === 0 && !isBare && (
        <EmptyState
          icon={IconSearchOff}
          title={t('learners.none.title')}
          action={
            <Button variant="default" onClick={() => change({ status: null, groupId: null, q: '' })}>
              {t('learners.none.all')}
            </Button>
          }
        >
          {t('learners.none.text')}
        </EmptyState>
      )}
      {learners.data !== undefined &&
        learners.data.items.length > 0 &&
        (isNarrow ? (
          <LearnerCards learners={learners.data.items} />
        ) : (
          <LearnersTable
            learners={learners.data.items}
            sort={list.sort}
            onSort={(sort) => change({ sort })}
            isStale={learners.isPlaceholderData}
          />
        ))}
      {learners.data !== undefined && !isBare && (
        <Pager page={learners.data} cursors={list.cursors} onTurn={(cursors) => change({ cursors })} />
      )}
      <LearnerDrawer />
    </Page>
  )
}

interface PagerProps {
  page: PageOf<LearnerDto>
  cursors: string[]
  onTurn: (cursors: string[]) => void
}

function Pager({ page, cursors, onTurn }: PagerProps) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { next } = page
  return (
    <Group justify="space-between" mt="md" gap="md">
      <div>
        <Text size="sm" role="status">
          {t('learners.shown', { count: page.items.length, page: cursors.length + 1 })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('learners.zone', { zone: times.zone })}
        </Text>
      </div>
      {(cursors.length > 0 || next !== null) && (
        <Group component="nav" gap="xs" aria-label={t('learners.pages')}>
          <Button
            variant="default"
            disabled={cursors.length === 0}
            onClick={() => onTurn(cursors.slice(0, -1))}
          >
            {t('learners.previous')}
          </Button>
          <Button
            variant="default"
            disabled={next === null}
            onClick={() => next !== null && onTurn([...cursors, next])}
          >
            {t('learners.next')}
          </Button>
        </Group>
      )}
    </Group>
  )
}
