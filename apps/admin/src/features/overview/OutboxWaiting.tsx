import { Anchor, Text } from '@mantine/core'
import type { OverviewDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import classes from './OutboxWaiting.module.css'
import { boundedText, isNone } from './overview-numbers.ts'

const KINDS = ['scheduled', 'held', 'queued'] as const

/** How many mails have not left yet, and why, with the way to them. */
export function OutboxWaiting({ outbox }: { outbox: OverviewDto['outbox'] }) {
  const { t, i18n } = useTranslation()
  const kinds = KINDS.filter((kind) => !isNone(outbox[kind]))
  return (
    <>
      {kinds.length === 0 ? (
        <Text c="dimmed">{t('overview.outbox.none')}</Text>
      ) : (
        <ul className={classes.kinds}>
          {kinds.map((kind) => (
            <li key={kind} className={classes.kind}>
              <Anchor component={Link} to={`${paths.outbox}?waiting=${kind}`} underline="always">
                {t(`overview.outbox.${kind}`)}
              </Anchor>
              <strong>{boundedText(outbox[kind], i18n.language)}</strong>
            </li>
          ))}
        </ul>
      )}
      <Anchor component={Link} to={paths.outbox} size="sm" underline="always" mt="md" display="inline-block">
        {t('overview.outbox.open')}
      </Anchor>
    </>
  )
}
