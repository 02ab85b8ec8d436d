import { Anchor, Button, Text } from '@mantine/core'
import type { SuppressionDto, SuppressionReason } from '@rollcall/contract'
import { type Icon, IconFlag, IconMailOff, IconMailX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { Mark } from '../../lib/Mark.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { problemText } from '../../lib/problem.ts'
import { useTimes } from '../../lib/times.ts'
import classes from './ItemList.module.css'
import { useLift } from './no-mail-api.ts'

const ICONS: Record<SuppressionReason, Icon> = {
  unsubscribed: IconMailOff,
  bounced: IconMailX,
  complained: IconFlag,
}

/** An address without mail: why, since when, and what can be done about it. */
export function NoMailItem({ suppression }: { suppression: SuppressionDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { date } = useTimes(useOrganization().timeZone)
  const { email, reason, since, until, learnerId, mayLift } = suppression
  return (
    <li className={classes.item}>
      <div className={classes.name}>
        {learnerId === null ? (
          email
        ) : (
          <Anchor
            component={Link}
            to={`${paths.learners}?learner=${learnerId}`}
            c="var(--mantine-color-text)"
            fw={600}
          >
            {email}
          </Anchor>
        )}
      </div>
      <div>
        <Mark icon={ICONS[reason]} word={t(`settings.noMail.reasons.${reason}`)} tone="bad" />
        <p className={classes.under}>
          {until === null
            ? t('settings.noMail.since', { date: date(since) })
            : t('settings.noMail.until', { since: date(since), until: date(until) })}
        </p>
      </div>
      {mayLift && mayWrite && <Lift suppression={suppression} />}
      {reason !== 'bounced' && (
        <Text size="sm" c="dimmed" className={classes.whole ?? ''}>
          {t(`settings.noMail.only.${reason}`)}
        </Text>
      )}
    </li>
  )
}

function Lift({ suppression: { id, email } }: { suppression: SuppressionDto }) {
  const { t } = useTranslation()
  const lift = useLift()
  return (
    <div>
      <ConfirmPopover
        question={t('settings.noMail.question', { email })}
        consequence={t('settings.noMail.consequence')}
        confirm={t('settings.noMail.confirm')}
        keep={t('settings.noMail.keep')}
        color="lagoon"
        onConfirm={() =>
          lift.mutate(id, {
            onSuccess: () => tellDone(t('settings.noMail.lifted', { email })),
            onError: (error) => tellFailed(problemText(t, error)),
          })
        }
      >
        {(asking) => (
          <Button
            size="sm"
            variant="default"
            loading={lift.isPending}
            aria-label={t('settings.noMail.liftTo', { email })}
            {...asking}
          >
            {t('settings.noMail.lift')}
          </Button>
        )}
      </ConfirmPopover>
    </div>
  )
}
