import { Group, Paper, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { Delivery } from './Delivery.tsx'
import { InviteActions } from './InviteActions.tsx'
import { LearnerName } from './LearnerName.tsx'
import { LearnerStatusMark } from './LearnerStatusMark.tsx'
import classes from './LearnersTable.module.css'

/** The learners of one page on a narrow screen. */
export function LearnerCards({ learners }: { learners: LearnerDto[] }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.cards} aria-label={t('nav.learners')}>
      {learners.map((learner) => (
        <Paper key={learner.id} withBorder component="li" className={classes.card ?? ''}>
          <div className={classes.cardTop}>
            <LearnerName learner={learner} />
            <InviteActions learner={learner} />
          </div>
          <Group gap="sm">
            <LearnerStatusMark status={learner.status} />
            <Delivery learner={learner} />
          </Group>
          <Whereabouts learner={learner} />
        </Paper>
      ))}
    </ul>
  )
}

function Whereabouts({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const places = [...learner.groups, ...(learner.location === null ? [] : [learner.location])]
  const words = [
    ...places.map((place) => place.name),
    t('learners.since', { date: times.date(learner.statusAt) }),
  ]
  return (
    <Text size="sm" c="dimmed">
      {words.join(' · ')}
    </Text>
  )
}
