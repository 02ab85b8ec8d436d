import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { expiryOf, type InvitationValues, ladderOf } from './invitation-values.ts'
import { daysTooLate } from './reminder-ladder.ts'

/** What the form, as it is now, means for the people who are invited. */
export function LadderWords({ values }: { values: InvitationValues }) {
  const { t, i18n } = useTranslation()
  const ladder = ladderOf(values)
  const late = daysTooLate(ladder, expiryOf(values))
  const list = new Intl.ListFormat(i18n.language)
  const inWords = (days: number[]) => list.format(days.map(String))
  if (ladder.length === 0) return <Text role="status">{t('settings.reminders.willNot')}</Text>
  return (
    <div>
      <div role="status">
        <Text>{t('settings.reminders.will', { days: inWords(ladder), count: Math.max(...ladder) })}</Text>
        {late.length > 0 && (
          <Text size="sm" mt={4} c="var(--wait-ink)">
            {t('settings.reminders.tooLate', { days: inWords(late), count: late.length })}
          </Text>
        )}
      </div>
      <Text size="sm" c="dimmed" mt={4}>
        {t('settings.reminders.stops')}
      </Text>
    </div>
  )
}
