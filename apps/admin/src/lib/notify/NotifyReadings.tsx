import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../organization.ts'
import classes from './Notify.module.css'
import { clockTime, toReadings } from './notify-words.ts'
import type { NotifyState } from './use-notify.ts'

const KINDS = { nonexistent_time: 'nonexistent', ambiguous_time: 'ambiguous' } as const

/** Asks which time is meant, of one that the day leaves out or has twice. Nothing is chosen beforehand. */
export function NotifyReadings({ notify: { choice, change, asked, missing } }: { notify: NotifyState }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useOrganization()
  if (asked === null) return null
  const kind = KINDS[asked.code]
  const isOpen = choice.reading === null
  return (
    <div className={classes.readings} role="alert">
      <Radio.Group
        label={t(`notify.asked.${kind}`, { time: clockTime(i18n.language, choice.time) })}
        value={choice.reading?.at ?? null}
        onChange={(at) => change({ reading: asked.choices.find((one) => one.at === at) ?? null })}
        error={missing === 'reading' && t('notify.missing.reading')}
      >
        <Stack gap="xs" my="xs">
          {toReadings(i18n.language, timeZone, asked.choices).map((reading) => (
            <Radio
              key={reading.choice.at}
              value={reading.choice.at}
              size="md"
              data-wanted={isOpen || undefined}
              label={t(`notify.reading.${kind}.${reading.side}`, {
                time: reading.clock,
                zone: reading.zoneName,
              })}
            />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  )
}
