import { Button, Text } from '@mantine/core'
import type { InstalledOrgDto } from '@rollcall/contract'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'
import { isInForce } from '../../lib/subscription.ts'
import { browserTimeZone, useTimes } from '../../lib/times.ts'
import classes from './Organizations.module.css'

/** One organization: its name, since when it is here, and what it has paid for. */
export function OrganizationItem({ org, onSet }: { org: InstalledOrgDto; onSet: () => void }) {
  const { t } = useTranslation()
  const { date } = useTimes(browserTimeZone())
  const { name, createdAt, subscription, seatsUsed } = org
  const { seats, until, status } = subscription
  const inForce = isInForce(subscription, new Date())
  const hasEnded = !inForce && status === 'active' && until !== null
  const facts = [
    seats === null
      ? t('installation.learners', { count: seatsUsed })
      : t('installation.ofSeats', { used: seatsUsed, count: seats }),
    ...(inForce && until !== null ? [t('installation.until', { date: date(until) })] : []),
    t('installation.since', { date: date(createdAt) }),
  ]
  return (
    <li className={classes.item}>
      <div className={classes.who}>
        <Text fw={600} className={classes.name ?? ''}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      <div>
        <Mark
          icon={inForce ? IconCircleCheck : IconCircleDashed}
          word={
            inForce
              ? t('settings.subscription.active')
              : hasEnded
                ? t('settings.subscription.ended', { date: date(until) })
                : t('settings.subscription.none')
          }
          tone={inForce ? 'good' : 'quiet'}
        />
      </div>
      <Button variant="default" size="sm" onClick={onSet} aria-label={t('installation.set', { name })}>
        {t('installation.change')}
      </Button>
    </li>
  )
}
