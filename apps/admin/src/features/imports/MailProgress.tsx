import { Anchor, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import classes from './Imports.module.css'
import { wasApproved } from './import-states.ts'
import { WorkBar } from './WorkBar.tsx'

const PARTS = ['waiting', 'sent', 'delivered', 'failed'] as const

/** How many invites are stored, and what became of their mail. */
export function MailProgress({ imported }: { imported: ImportDto }) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language)
  const { state, progress, notifyAt } = imported
  const { delivery } = progress
  const left = delivery.sent + delivery.delivered + delivery.failed
  const all = left + delivery.waiting
  if (!wasApproved(state) || (state === 'undone' && all === 0)) return null
  if (state === 'approved')
    return (
      <div style={{ marginTop: 16 }}>
        <WorkBar label={t('imports.progress.stored')} done={progress.done} total={progress.total} />
      </div>
    )
  return (
    <div style={{ marginTop: 16 }}>
      {state !== 'undone' && <WorkBar label={t('imports.progress.left')} done={left} total={all} />}
      {state === 'sending' && delivery.waiting > 0 && <Waiting notifyAt={notifyAt} />}
      <dl className={classes.numbers}>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`imports.progress.${part}`)}</dt>
            <dd>{format(delivery[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Waiting({ notifyAt }: { notifyAt: string | null }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {notifyAt === null
        ? t('imports.progress.waits')
        : t('imports.progress.leaves', { when: times.longDateTime(notifyAt) })}{' '}
      <Anchor component={Link} to={paths.outbox} inherit underline="always">
        {t('add.result.outbox')}
      </Anchor>
    </Text>
  )
}
