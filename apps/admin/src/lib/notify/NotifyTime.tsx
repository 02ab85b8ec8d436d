import { Button, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../organization.ts'
import { zoneLabel } from '../times.ts'
import classes from './Notify.module.css'
import { usualTimes, wallClock } from './notify-choice.ts'
import { shortTime } from './notify-words.ts'
import type { NotifyState } from './use-notify.ts'

/**
 * A date and a time of day. The browser's own fields: they are typed into on a keyboard, turned on a phone, and read out by
 * every screen reader.
 */
export function NotifyTime({ notify: { choice, change, missing, fault } }: { notify: NotifyState }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useOrganization()
  const now = new Date()
  return (
    <div className={classes.time}>
      <div className={classes.usual}>
        {usualTimes(timeZone, now).map((usual) => (
          <Button
            key={usual.date}
            size="xs"
            radius="xl"
            variant={usual.date === choice.date && usual.time === choice.time ? 'light' : 'default'}
            aria-pressed={usual.date === choice.date && usual.time === choice.time}
            onClick={() => change(usual)}
          >
            {shortTime(i18n.language, usual)}
          </Button>
        ))}
      </div>
      <div className={classes.clock}>
        <TextInput
          type="date"
          label={t('notify.date')}
          min={wallClock(now, timeZone).date}
          max={wallClock(inAYear(now), timeZone).date}
          value={choice.date}
          error={missing === 'date' ? t('notify.missing.date') : fault}
          data-wanted={missing === 'date' || fault !== null || undefined}
          onChange={(event) => change({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('notify.time')}
          value={choice.time}
          error={missing === 'time' && t('notify.missing.time')}
          data-wanted={missing === 'time' || undefined}
          onChange={(event) => change({ time: event.currentTarget.value })}
        />
      </div>
      <Text size="sm" c="dimmed">
        {t('notify.zone', { zone: zoneLabel(timeZone) })}
      </Text>
    </div>
  )
}

/** As far ahead as the server takes a time. */
function inAYear(now: Date): Date {
  return new Date(now.getTime() + 365 * 86_400_000)
}
