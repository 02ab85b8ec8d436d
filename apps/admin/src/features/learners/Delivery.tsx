import { Group, Text } from '@mantine/core'
import type { DeliveryState, LearnerDto } from '@rollcall/contract'
import {
  type Icon,
  IconCalendarTime,
  IconClockExclamation,
  IconClockPause,
  IconMailCheck,
  IconMailFast,
  IconMailOff,
  IconMailX,
  IconStopwatch,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'

const ICONS: Record<DeliveryState, Icon> = {
  scheduled: IconCalendarTime,
  queued: IconClockPause,
  sent: IconMailFast,
  delayed: IconClockExclamation,
  delivered: IconMailCheck,
  bounced: IconMailX,
  refused: IconMailX,
  cancelled: IconMailOff,
}

/** What became of the newest invitation mail, with the reason when it did not arrive; and whether the invite expired. */
export function Delivery({ learner: { delivery, expired, expiresAt } }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  if (delivery === null) {
    return (
      <Text size="sm" c="dimmed" aria-label={t('delivery.noneLabel')}>
        –
      </Text>
    )
  }
  const Glyph = ICONS[delivery.state]
  const failed = delivery.state === 'bounced' || delivery.state === 'refused'
  return (
    <div>
      <Group gap={6} wrap="nowrap" c={failed ? 'var(--bad-ink)' : 'inherit'}>
        <Glyph size={17} stroke={1.7} aria-hidden style={{ flex: 'none' }} />
        <Text size="sm" fw={failed ? 600 : 400}>
          {t(`delivery.${delivery.state}`)}
        </Text>
      </Group>
      {delivery.reason !== null && (
        <Text size="xs" c="dimmed" mt={2} maw={260} style={{ overflowWrap: 'anywhere' }}>
          {delivery.reason}
        </Text>
      )}
      {expired && expiresAt !== null && (
        <Group gap={6} wrap="nowrap" mt={2} c="var(--wait-ink)">
          <IconStopwatch size={16} stroke={1.7} aria-hidden style={{ flex: 'none' }} />
          <Text size="xs" fw={600}>
            {t('delivery.expired', { date: times.date(expiresAt) })}
          </Text>
        </Group>
      )}
    </div>
  )
}
