import { Anchor, Group, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import { IconStopwatch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DeliveryReason } from '../../lib/DeliveryReason.tsx'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { isOnHold } from './bulk-actions.ts'
import { DELIVERY_ICONS, HOLD_ICON } from './delivery-icons.ts'
import { useOpenAction } from './use-open-action.ts'

/** What became of the newest invitation mail, with the reason when it did not arrive; and whether the invite expired. */
export function Delivery({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { delivery, expired, expiresAt } = learner
  if (delivery === null) {
    return (
      <Text size="sm" c="dimmed">
        <span aria-hidden>–</span>
        <span className="visually-hidden">{t('delivery.noneLabel')}</span>
      </Text>
    )
  }
  const held = isOnHold(learner)
  const Glyph = held ? HOLD_ICON : DELIVERY_ICONS[delivery.state]
  const failed = delivery.state === 'bounced' || delivery.state === 'refused'
  return (
    <div>
      <Group gap={6} wrap="nowrap" c={failed ? 'var(--bad-ink)' : 'inherit'}>
        <Glyph size={17} stroke={1.7} aria-hidden style={{ flex: 'none' }} />
        <Text size="sm" fw={failed ? 600 : 400}>
          {t(`delivery.${held ? 'held' : delivery.state}`)}
        </Text>
      </Group>
      <Since learner={learner} />
      {delivery.reasonCode !== null && (
        <Text size="xs" c="dimmed" mt={2} maw={260} style={{ overflowWrap: 'anywhere' }}>
          <DeliveryReason delivery={delivery} />
        </Text>
      )}
      {failed && <MendLink learner={learner} />}
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

/** When the mail leaves, or when what is known of it happened. */
function Since({ learner: { delivery, notifyAt } }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  if (delivery === null || notifyAt === null) return null
  const isAhead = delivery.state === 'scheduled'
  const instant = isAhead ? notifyAt : delivery.at
  return (
    <Text size="xs" c="dimmed" mt={2} title={`${times.dateTime(instant)}, ${times.zone}`}>
      {isAhead ? t('delivery.leaves', { when: times.dateTime(instant) }) : times.dateTime(instant)}
    </Text>
  )
}

/** A mail that came back most often had a wrong address: mending it sends the invite again. */
function MendLink({ learner: { id, email, openInviteId } }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const dialog = useOpenAction()
  if (openInviteId === null || !mayWrite) return null
  return (
    <Anchor
      component="button"
      type="button"
      size="xs"
      fw={600}
      mt={2}
      c="var(--mantine-primary-color-light-color)"
      aria-label={t('delivery.mendOf', { email })}
      onClick={() => dialog.open({ action: 'mend', learnerId: id })}
    >
      {t('delivery.mend')}
    </Anchor>
  )
}
