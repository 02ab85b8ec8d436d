import type { ApiKeyDto } from '@rollcall/contract'
import { IconCalendarX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { ApiKeyActions } from './ApiKeyActions.tsx'
import facts from './Facts.module.css'
import classes from './ItemList.module.css'
import { ScopeWords } from './ScopeWords.tsx'

/** One key: what for, how it begins, what it may do, and whether it is in use. */
export function ApiKeyItem({ apiKey }: { apiKey: ApiKeyDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { date, dateTime } = useTimes(useOrganization().timeZone)
  const { name, prefix, scopes, createdAt, createdBy, lastUsedAt, expiresAt } = apiKey
  const hasExpired = expiresAt !== null && new Date(expiresAt) <= new Date()
  return (
    <li className={classes.wideItem}>
      <div>
        <div className={classes.name}>
          {name}
          {hasExpired && (
            <Mark
              icon={IconCalendarX}
              word={t('settings.keys.expired', { date: date(expiresAt) })}
              tone="bad"
            />
          )}
        </div>
        <p className={classes.under}>
          <code>{prefix}…</code>
        </p>
      </div>
      {mayWrite && <ApiKeyActions apiKey={apiKey} />}
      <ScopeWords scopes={scopes} />
      <dl className={`${facts.facts} ${classes.whole}`}>
        <div>
          <dt>{t('settings.keys.made')}</dt>
          <dd>
            {createdBy === null
              ? date(createdAt)
              : t('settings.keys.madeBy', { date: date(createdAt), name: createdBy })}
          </dd>
        </div>
        <div>
          <dt>{t('settings.keys.lastUsed')}</dt>
          <dd>{lastUsedAt === null ? t('settings.keys.neverUsed') : dateTime(lastUsedAt)}</dd>
        </div>
        <div>
          <dt>{t('settings.keys.expires')}</dt>
          <dd>{expiresAt === null ? t('settings.keys.neverExpires') : date(expiresAt)}</dd>
        </div>
      </dl>
    </li>
  )
}
