import { Paper, Table, Text, VisuallyHidden } from '@mantine/core'
import type { LearnerDto, LearnerSort } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { Delivery } from './Delivery.tsx'
import { InviteActions } from './InviteActions.tsx'
import { LearnerName } from './LearnerName.tsx'
import { LearnerStatusMark } from './LearnerStatusMark.tsx'
import classes from './LearnersTable.module.css'
import { SortHeader } from './SortHeader.tsx'

interface LearnersTableProps {
  learners: LearnerDto[]
  sort: LearnerSort
  onSort: (sort: LearnerSort) => void
  /** The rows are of the list before, the new ones are on their way. */
  isStale: boolean
}

/** The learners of one page, a row each. */
export function LearnersTable({ learners, sort, onSort, isStale }: LearnersTableProps) {
  const { t } = useTranslation()
  const byAge = sort === 'newest' ? 'descending' : sort === 'oldest' ? 'ascending' : null
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={900} type="native">
        <Table
          verticalSpacing="sm"
          horizontalSpacing="md"
          highlightOnHover
          className={classes.table ?? ''}
          aria-busy={isStale}
        >
          <caption className="visually-hidden">{t('nav.learners')}</caption>
          <Table.Thead className={classes.head ?? ''}>
            <Table.Tr>
              <SortHeader
                label={t('learners.learner')}
                sorted={sort === 'email' ? 'ascending' : null}
                onSort={() => onSort('email')}
              />
              <Table.Th scope="col">{t('learners.status')}</Table.Th>
              <Table.Th scope="col">{t('learners.email')}</Table.Th>
              <Table.Th scope="col">{t('learners.groups')}</Table.Th>
              <Table.Th scope="col">{t('learners.location')}</Table.Th>
              <SortHeader
                label={t('learners.added')}
                sorted={byAge}
                onSort={() => onSort(sort === 'newest' ? 'oldest' : 'newest')}
              />
              <Table.Th scope="col" w={96}>
                <VisuallyHidden>{t('actions')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {learners.map((learner) => (
              <LearnerRow key={learner.id} learner={learner} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}

function LearnerRow({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <LearnerName learner={learner} />
      </Table.Th>
      <Table.Td>
        <LearnerStatusMark status={learner.status} />
        <Text size="xs" c="dimmed" mt={4} title={`${times.dateTime(learner.statusAt)}, ${times.zone}`}>
          {t('learners.since', { date: times.date(learner.statusAt) })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Delivery learner={learner} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{learner.groups.map((group) => group.name).join(', ') || '–'}</Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{learner.location?.name ?? '–'}</Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Text
          size="sm"
          component="time"
          dateTime={learner.createdAt}
          title={`${times.dateTime(learner.createdAt)}, ${times.zone}`}
        >
          {times.date(learner.createdAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <InviteActions learner={learner} />
      </Table.Td>
    </Table.Tr>
  )
}
