import { Alert, Text } from '@mantine/core'
import type { SeatsDto } from '@rollcall/contract'
import { IconArmchair } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useNumbers } from '../../lib/numbers.ts'
import { useOrganization } from '../../lib/organization.ts'
import { useSeats } from '../../lib/seats.ts'
import { useTimes } from '../../lib/times.ts'

/** How many of the subscription's seats are taken, and whether those who are invited will find one. */
export function SeatsInUse({ count }: { count: number }) {
  const { t } = useTranslation()
  const { format } = useNumbers()
  const seats = useSeats()
  if (seats.isPending) return <ListSkeleton rows={1} />
  if (seats.isError) return <Failure error={seats.error} retry={() => void seats.refetch()} />
  const { used, free, short } = seats.data
  const taken = { count, shown: format(count), used: format(used), free: format(free ?? 0) }
  return (
    <>
      <Text>{t('settings.subscription.taken', taken)}</Text>
      {(short > 0 || free === 0) && <RunOut {...seats.data} />}
    </>
  )
}

function RunOut({ short, turnedAwayAt }: SeatsDto) {
  const { t } = useTranslation()
  const { format } = useNumbers()
  const { dateTime } = useTimes(useOrganization().timeZone)
  return (
    <Alert color="yellow" icon={<IconArmchair aria-hidden />}>
      {short > 0 && <Text>{t('settings.subscription.short', { count: short, shown: format(short) })}</Text>}
      {turnedAwayAt !== null && (
        <Text>{t('settings.subscription.turnedAway', { when: dateTime(turnedAwayAt) })}</Text>
      )}
      <Text>{t('settings.subscription.seatsFreed')}</Text>
    </Alert>
  )
}
