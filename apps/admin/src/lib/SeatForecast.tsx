import { Alert, Anchor, Text } from '@mantine/core'
import { IconArmchair } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useNumbers } from './numbers.ts'
import { settingsPath } from './paths.ts'
import { seatsMissing, useSeats } from './seats.ts'

/** Says before `count` people are invited that not all who are invited could join; nothing while all of them could. */
export function SeatForecast({ count }: { count: number }) {
  const { t } = useTranslation()
  const { format } = useNumbers()
  const seats = useSeats().data
  if (seats === undefined || seats.free === null || count === 0 || seatsMissing(seats, count) === 0)
    return null
  return (
    <Alert
      role="status"
      color="yellow"
      icon={<IconArmchair aria-hidden />}
      title={t('seats.forecast.free', { count: seats.free, shown: format(seats.free) })}
    >
      <Text size="sm">
        {seats.waiting > 0 &&
          t('seats.forecast.waiting', { count: seats.waiting, shown: format(seats.waiting) })}{' '}
        {t('seats.forecast.text')}{' '}
        <Anchor component={Link} to={settingsPath('subscription')} inherit underline="always">
          {t('premium.more')}
        </Anchor>
      </Text>
    </Alert>
  )
}
