import { Anchor, Checkbox, Text } from '@mantine/core'
import type { OutboxItemDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { DeliveryReason } from '../../lib/DeliveryReason.tsx'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import classes from './Outbox.module.css'
import { OutboxActions } from './OutboxActions.tsx'
import type { Waiting } from './outbox-list.ts'

interface OutboxRowProps {
  item: OutboxItemDto
  waiting: Waiting
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

/** One invitation that waits: for whom, to what, and what was tried already. */
export function OutboxRow({ item, waiting, isChosen, onChoose }: OutboxRowProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { email, group, learnerId } = item
  return (
    <li className={classes.row} data-chosen={isChosen || undefined}>
      {mayWrite && (
        <Checkbox
          aria-label={t('outbox.choose', { email })}
          checked={isChosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      )}
      <div className={classes.who}>
        <Anchor component={Link} to={`${paths.learners}?learner=${learnerId}`} fw={500} c="inherit">
          {email}
        </Anchor>
        <Text size="sm" c="dimmed">
          {group.name}
        </Text>
        <Attempts item={item} />
      </div>
      {mayWrite && <OutboxActions item={item} waiting={waiting} />}
    </li>
  )
}

/** Why a mail that was tried has not left, and when it is tried again. */
function Attempts({ item: { delivery } }: { item: OutboxItemDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { attempts, nextAttemptAt } = delivery
  if (attempts === 0) return null
  return (
    <Text size="sm" c="var(--wait-ink)">
      {nextAttemptAt === null
        ? t('outbox.tried', { count: attempts })
        : t('outbox.triedNext', { count: attempts, when: times.dateTime(nextAttemptAt) })}{' '}
      <DeliveryReason delivery={delivery} />
    </Text>
  )
}
