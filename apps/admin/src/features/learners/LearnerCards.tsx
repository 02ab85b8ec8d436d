import { Checkbox, Group, Paper, Text } from '@mantine/core'
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

interface LearnerCardsProps {
  learners: LearnerDto[]
  /** Null for somebody who may not change anything. */
  ticking: Ticking | null
}

/** The learners of one page on a narrow screen. */
export function LearnerCards({ learners, ticking }: LearnerCardsProps) {
  const { t } = useTranslation()
  return (
    <ul className={classes.cards} aria-label={t('nav.learners')}>
      {learners.map((learner) => (
        <Paper key={learner.id} withBorder component="li" className={classes.card ?? ''}>
          <div className={classes.cardTop}>
            {ticking !== null && (
              <Checkbox
                size="md"
                aria-label={t('learners.select', { email: learner.email })}
                checked={ticking.isTicked(learner.id)}
                onChange={(event) => ticking.tick([learner], event.currentTarget.checked)}
              />
            )}
            <LearnerName learner={learner} />
          </div>
          <Group gap="sm">
            <LearnerStatusMark status={learner.status} />
            <Delivery learner={learner} />
          </Group>
          <NoMail learner={learner} />
          <Whereabouts learner={learner} />
          {ticking !== null && <LearnerActions learner={learner} />}
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
