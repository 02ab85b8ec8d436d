import { Checkbox, Table, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { Delivery } from './Delivery.tsx'
import { LearnerActions } from './LearnerActions.tsx'
import { LearnerName } from './LearnerName.tsx'
import { LearnerStatusMark } from './LearnerStatusMark.tsx'
import classes from './LearnersTable.module.css'
import { NoMail } from './NoMail.tsx'
import type { Ticking } from './use-selection.ts'

interface LearnerRowProps {
  learner: LearnerDto
  ticking: Ticking | null
  withLocation: boolean
}

/** One learner in the table. */
export function LearnerRow({ learner, ticking, withLocation }: LearnerRowProps) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const isTicked = ticking?.isTicked(learner.id) ?? false
  return (
    <Table.Tr data-selected={isTicked || undefined}>
      {ticking !== null && (
        <Table.Td className={classes.tick ?? ''}>
          <Checkbox
            size="sm"
            aria-label={t('learners.select', { email: learner.email })}
            checked={isTicked}
            onChange={(event) => ticking.tick([learner], event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Th scope="row" fw={400} className={classes.learner ?? ''}>
        <LearnerName learner={learner} />
      </Table.Th>
      <Table.Td>
        <LearnerStatusMark status={learner.status} />
        <Text
          size="xs"
          c="dimmed"
          mt={4}
          className={classes.since ?? ''}
          title={`${times.dateTime(learner.statusAt)}, ${times.zone}`}
        >
          {t('learners.since', { date: times.date(learner.statusAt) })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Delivery learner={learner} />
        <NoMail learner={learner} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{learner.groups.map((group) => group.name).join(', ') || '–'}</Text>
      </Table.Td>
      {withLocation && (
        <Table.Td>
          <Text size="sm">{learner.location?.name ?? '–'}</Text>
        </Table.Td>
      )}
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
      {ticking !== null && (
        <Table.Td>
          <LearnerActions learner={learner} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}
