import { Checkbox, Paper, Text, Title } from '@mantine/core'
import { type Icon, IconCalendarTime, IconClockPause, IconMailFast } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { useTimes, zoneLabel } from '../../lib/times.ts'
import classes from './Outbox.module.css'
import { OutboxRow } from './OutboxRow.tsx'
import type { OutboxGroup, Waiting } from './outbox-list.ts'

const ICONS: Record<Waiting, Icon> = {
  queued: IconMailFast,
  scheduled: IconCalendarTime,
  held: IconClockPause,
}

interface OutboxGroupCardProps {
  group: OutboxGroup
  /** Some of it may not be shown yet. */
  hasMore: boolean
  chosen: ReadonlySet<string>
  onChoose: (ids: string[], isChosen: boolean) => void
}

/** Invitations that wait for the same time, or for nothing but somebody's decision. */
export function OutboxGroupCard({
  group: { waiting, at, items },
  hasMore,
  chosen,
  onChoose,
}: OutboxGroupCardProps) {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const times = useTimes(timeZone)
  const mayWrite = useMayWrite()
  const titleId = useId()
  const Glyph = ICONS[waiting]
  const title = at === null ? t(`outbox.${waiting}.title`) : times.longDateTime(at)
  const ids = items.map(({ inviteId }) => inviteId)
  const chosenHere = ids.filter((id) => chosen.has(id)).length
  return (
    <Paper withBorder component="section" aria-labelledby={titleId}>
      <div className={classes.head}>
        {mayWrite && (
          <Checkbox
            aria-label={t('outbox.chooseAll', { title })}
            checked={chosenHere === ids.length}
            indeterminate={chosenHere > 0 && chosenHere < ids.length}
            onChange={(event) => onChoose(ids, event.currentTarget.checked)}
          />
        )}
        <Glyph size={22} stroke={1.6} aria-hidden className={classes.sign ?? ''} />
        <div>
          <Title order={2} size="h4" id={titleId}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {t(hasMore ? 'outbox.countShown' : 'outbox.count', { count: items.length })}
            {' · '}
            {at === null ? t(`outbox.${waiting}.text`) : zoneLabel(timeZone)}
          </Text>
        </div>
      </div>
      <ul className={classes.rows}>
        {items.map((item) => (
          <OutboxRow
            key={item.inviteId}
            item={item}
            waiting={waiting}
            isChosen={chosen.has(item.inviteId)}
            onChoose={(isChosen) => onChoose([item.inviteId], isChosen)}
          />
        ))}
      </ul>
    </Paper>
  )
}
