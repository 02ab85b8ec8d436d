import { Text } from '@mantine/core'
import { LIMITS, type SubscriptionDto } from '@rollcall/contract'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import { Mark } from '../../lib/Mark.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { isInForce } from '../../lib/subscription.ts'
import { useTimes } from '../../lib/times.ts'
import classes from './Facts.module.css'
import { Part } from './Part.tsx'
import { SeatsInUse } from './SeatsInUse.tsx'
import { WithProfile } from './WithProfile.tsx'

/** What the organization has paid for; without that, what Premium adds and how to get it. */
export function SubscriptionTab() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  return (
    <Part tab="subscription" lead={t('settings.subscription.lead', { name })}>
      <WithProfile>
        {({ subscription }) =>
          isInForce(subscription, new Date()) ? (
            <InForce subscription={subscription} />
          ) : (
            <Without subscription={subscription} />
          )
        }
      </WithProfile>
    </Part>
  )
}

function InForce({ subscription: { seats, until } }: { subscription: SubscriptionDto }) {
  const { t } = useTranslation()
  const { date } = useTimes(useOrganization().timeZone)
  return (
    <Block title={t('settings.subscription.status')}>
      <div>
        <Mark icon={IconCircleCheck} word={t('settings.subscription.active')} tone="good" />
        <Text mt="xs">{t('settings.subscription.activeText')}</Text>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('settings.subscription.seats')}</dt>
          <dd>
            {seats === null
              ? t('settings.subscription.anySeats')
              : t('settings.subscription.seatsText', { count: seats })}
          </dd>
        </div>
        <div>
          <dt>{t('settings.subscription.until')}</dt>
          <dd>{until === null ? t('settings.subscription.noEnd') : date(until)}</dd>
        </div>
      </dl>
      {seats !== null && <SeatsInUse count={seats} />}
    </Block>
  )
}

function Without({ subscription: { status, until } }: { subscription: SubscriptionDto }) {
  const { t } = useTranslation()
  const { name, timeZone } = useOrganization()
  const { date } = useTimes(timeZone)
  const hasEnded = status === 'active' && until !== null
  return (
    <>
      <Block title={t('settings.subscription.status')}>
        <div>
          <Mark
            icon={IconCircleDashed}
            word={
              hasEnded
                ? t('settings.subscription.ended', { date: date(until) })
                : t('settings.subscription.none')
            }
            tone="quiet"
          />
        </div>
      </Block>
      <Block title={t('settings.subscription.premium')} lead={t('settings.subscription.premiumText')}>
        <ul className={classes.points}>
          <li>{t('settings.subscription.batch', { count: LIMITS.batchInvites })}</li>
          <li>{t('settings.subscription.upload')}</li>
          <li>{t('settings.subscription.joinPage')}</li>
        </ul>
      </Block>
      <Block title={t('settings.subscription.how')}>
        <Text>{t('settings.subscription.howText', { name })}</Text>
      </Block>
    </>
  )
}
