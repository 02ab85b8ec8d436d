import { Button, Group, Paper, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { download } from '../../lib/api.ts'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { ExportMenu } from '../../lib/ExportMenu.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditItem } from './AuditItem.tsx'
import { AuditSeal } from './AuditSeal.tsx'
import { useAuditLog } from './audit-api.ts'
import { type AuditView, readAuditView, writeAuditView } from './audit-view.ts'
import classes from './ItemList.module.css'
import { ListPages } from './ListPages.tsx'
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
  const showAll = () => show({ filter: {}, cursors: [] })
  const isNarrowed = Object.keys(view.filter).length > 0
  return (
    <Part tab="audit" lead={t('settings.audit.lead', { name })}>
      <AuditFilters filter={view.filter} onChange={(filter) => show({ filter, cursors: [] })} />
      {log.isPending && <ListSkeleton rows={8} />}
      {log.isError && <Failure error={log.error} retry={() => void log.refetch()} />}
      {log.isSuccess &&
        items.length === 0 &&
        (isNarrowed ? (
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
        ) : (
          <EmptyState icon={IconHistory} title={t('settings.audit.empty.title')}>
            {t('settings.audit.empty.text')}
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
        <Group gap="sm">
          {items.length > 0 && (
            <ExportMenu
              make={(format) => download('GET /audit-log/export', { query: { ...view.filter, format } })}
            />
          )}
          <ListPages
            cursors={view.cursors}
            next={log.data?.next ?? null}
            onTurn={(cursors) => show({ ...view, cursors })}
          />
        </Group>
      </Group>
      <AuditSeal />
    </Part>
  )
}
