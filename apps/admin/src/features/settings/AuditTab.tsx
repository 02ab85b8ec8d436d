import { Button, Group, Paper, Select, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { AuditItem } from './AuditItem.tsx'
import { AuditPages } from './AuditPages.tsx'
import { useAuditLog } from './audit-api.ts'
import { type AuditView, readAuditView, writeAuditView } from './audit-view.ts'
import { isKnownAction, KNOWN_ACTIONS } from './audit-words.ts'
import classes from './ItemList.module.css'
import { Part } from './Part.tsx'

/** What happened in the organization, who did it and when, newest first. */
export function AuditTab() {
  const { t } = useTranslation()
  const { name, timeZone } = useOrganization()
  const { zone } = useTimes(timeZone)
  const [search, setSearch] = useSearchParams()
  const view = readAuditView(search)
  const log = useAuditLog(view)
  const items = log.data?.items ?? []
  const show = (wanted: AuditView) => setSearch(writeAuditView(wanted))
  const showAll = () => show({ action: null, cursors: [] })
  return (
    <Part tab="audit" lead={t('settings.audit.lead', { name })}>
      <ActionFilter action={view.action} onChange={(action) => show({ action, cursors: [] })} />
      {log.isPending && <ListSkeleton rows={8} />}
      {log.isError && <Failure error={log.error} retry={() => void log.refetch()} />}
      {log.isSuccess &&
        items.length === 0 &&
        (view.action === null ? (
          <EmptyState icon={IconHistory} title={t('settings.audit.empty.title')}>
            {t('settings.audit.empty.text')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={IconHistory}
            title={t('settings.audit.none.title')}
            action={
              <Button variant="default" onClick={showAll}>
                {t('settings.audit.none.all')}
              </Button>
            }
          >
            {t('settings.audit.none.text')}
          </EmptyState>
        ))}
      {items.length > 0 && (
        <Paper
          withBorder
          component="ul"
          className={classes.list ?? ''}
          aria-label={t('settings.tabs.audit')}
          aria-busy={log.isPlaceholderData}
        >
          {items.map((entry) => (
            <AuditItem key={entry.seq} entry={entry} />
          ))}
        </Paper>
      )}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {t('settings.audit.zone', { zone })}
        </Text>
        <AuditPages view={view} next={log.data?.next ?? null} onTurn={show} />
      </Group>
    </Part>
  )
}

function ActionFilter({
  action,
  onChange,
}: {
  action: string | null
  onChange: (action: string | null) => void
}) {
  const { t } = useTranslation()
  const known = KNOWN_ACTIONS.map((value) => ({ value, label: t(`settings.audit.actions.${value}`) }))
  // A link may name an action that there are no words for.
  const options =
    action === null || isKnownAction(action) ? known : [...known, { value: action, label: action }]
  return (
    <Select
      label={t('settings.audit.action')}
      placeholder={t('settings.audit.anyAction')}
      data={options}
      value={action}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('settings.audit.none.all') }}
      maw={360}
    />
  )
}
