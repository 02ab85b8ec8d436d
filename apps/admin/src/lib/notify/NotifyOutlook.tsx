import { Text } from '@mantine/core'
import { IconCalendarTime, IconClockPause, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../organization.ts'
import { zoneLabel } from '../times.ts'
import classes from './Notify.module.css'
import { hasPassed, missingPart, type NotifyChoice } from './notify-choice.ts'
import { longTime } from './notify-words.ts'

const ICONS = { now: IconSend, at: IconCalendarTime, hold: IconClockPause }

interface NotifyOutlookProps {
  choice: NotifyChoice
  /** How many invitations it is about. */
  count: number
}

/** Says in a sentence what a choice will do, and again whenever it changes. */
export function NotifyOutlook({ choice, count }: NotifyOutlookProps) {
  const sentence = useOutlook(choice, count)
  const Glyph = ICONS[choice.when]
  return (
    <div className={classes.outlook} role="status">
      <Glyph size={20} stroke={1.7} aria-hidden />
      <Text fw={600}>{sentence}</Text>
    </div>
  )
}

function useOutlook(choice: NotifyChoice, count: number): string {
  const { t, i18n } = useTranslation()
  const { timeZone } = useOrganization()
  if (choice.when !== 'at') return t(`notify.outlook.${choice.when}`, { count })
  if (missingPart(choice, false) !== null) return t('notify.outlook.incomplete')
  if (hasPassed(choice, timeZone, new Date())) return t('notify.outlook.passed', { count })
  return t('notify.outlook.at', {
    count,
    when: longTime(i18n.language, choice, timeZone),
    zone: zoneLabel(timeZone),
  })
}
