import { Checkbox, Paper, Table, VisuallyHidden } from '@mantine/core'
import type { LearnerDto, LearnerSort } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useLocations } from '../../lib/lists.ts'
import { LearnerRow } from './LearnerRow.tsx'
import classes from './LearnersTable.module.css'
import { SortHeader } from './SortHeader.tsx'
import type { Ticking } from './use-selection.ts'

interface LearnersTableProps {
  learners: LearnerDto[]
  sort: LearnerSort
  onSort: (sort: LearnerSort) => void
  /** Null for somebody who may not change anything. */
  ticking: Ticking | null
  /** The rows are of the list before, the new ones are on their way. */
  isStale: boolean
}

/** The learners of one page, a row each. */
export function LearnersTable({ learners, sort, onSort, ticking, isStale }: LearnersTableProps) {
  const { t } = useTranslation()
  const hasLocations = useLocations().data?.length !== 0
  const byAge = sort === 'newest' ? 'descending' : sort === 'oldest' ? 'ascending' : null
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={880} type="native" className={classes.scroll ?? ''}>
        <Table verticalSpacing="sm" highlightOnHover className={classes.table ?? ''} aria-busy={isStale}>
          <caption className="visually-hidden">{t('nav.learners')}</caption>
          <Table.Thead className={classes.head ?? ''}>
            <Table.Tr>
              {ticking !== null && (
                <Table.Th scope="col" w={44} className={classes.tick ?? ''}>
                  <Checkbox
                    size="sm"
                    aria-label={t('learners.page')}
                    checked={ticking.ofPage === 'all'}
                    indeterminate={ticking.ofPage === 'some'}
                    onChange={(event) => ticking.tick(learners, event.currentTarget.checked)}
                  />
                </Table.Th>
              )}
              <SortHeader
                label={t('learners.learner')}
                sorted={sort === 'email' ? 'ascending' : null}
                onSort={() => onSort('email')}
              />
              <Table.Th scope="col">{t('learners.status')}</Table.Th>
              <Table.Th scope="col">{t('learners.email')}</Table.Th>
              <Table.Th scope="col">{t('learners.groups')}</Table.Th>
              {hasLocations && <Table.Th scope="col">{t('learners.location')}</Table.Th>}
              <SortHeader
                label={t('learners.added')}
                sorted={byAge}
                onSort={() => onSort(sort === 'newest' ? 'oldest' : 'newest')}
              />
              {ticking !== null && (
                <Table.Th scope="col" w={130}>
                  <VisuallyHidden>{t('actions')}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {learners.map((learner) => (
              <LearnerRow key={learner.id} learner={learner} ticking={ticking} withLocation={hasLocations} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
