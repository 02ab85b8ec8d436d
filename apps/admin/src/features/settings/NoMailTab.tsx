import { Button, Paper, Select } from '@mantine/core'
import { SUPPRESSION_REASONS } from '@rollcall/contract'
import { IconMailCheck, IconMailOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { SearchField } from '../../lib/SearchField.tsx'
import classes from './ItemList.module.css'
import { ListPages } from './ListPages.tsx'
import { NoMailItem } from './NoMailItem.tsx'
import { useSuppressions } from './no-mail-api.ts'
import { EVERYTHING, type NoMailView, readNoMailView, writeNoMailView } from './no-mail-view.ts'
import { Part } from './Part.tsx'

/** The addresses to which no mail goes: because it came back, or because their owner asked for none. */
export function NoMailTab() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  const [search, setSearch] = useSearchParams()
  const view = readNoMailView(search)
  const found = useSuppressions(view)
  const items = found.data?.items ?? []
  const show = (wanted: NoMailView, replace = false) => setSearch(writeNoMailView(wanted), { replace })
  return (
    <Part tab="no-mail" lead={t('settings.noMail.lead', { name })}>
      <div className={classes.filters}>
        <SearchField
          q={view.q}
          label={t('settings.noMail.search')}
          hint={t('settings.noMail.searchHint')}
          onSearch={(q) => show({ ...view, q, cursors: [] }, true)}
        />
        <Reason view={view} onChange={show} />
      </div>
      {found.isPending && <ListSkeleton rows={6} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <Nothing view={view} onShowAll={() => show(EVERYTHING)} />}
      {items.length > 0 && (
        <Paper
          withBorder
          component="ul"
          className={classes.list ?? ''}
          aria-label={t('settings.tabs.no-mail')}
          aria-busy={found.isPlaceholderData}
        >
          {items.map((suppression) => (
            <NoMailItem key={suppression.id} suppression={suppression} />
          ))}
        </Paper>
      )}
      <ListPages
        cursors={view.cursors}
        next={found.data?.next ?? null}
        onTurn={(cursors) => show({ ...view, cursors })}
      />
    </Part>
  )
}

function Reason({ view, onChange }: { view: NoMailView; onChange: (view: NoMailView) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      size="sm"
      label={t('settings.noMail.reason')}
      placeholder={t('settings.noMail.anyReason')}
      data={SUPPRESSION_REASONS.map((value) => ({ value, label: t(`settings.noMail.reasons.${value}`) }))}
      value={view.reason}
      onChange={(reason) => onChange({ ...view, reason, cursors: [] })}
      clearable
      clearButtonProps={{ 'aria-label': t('settings.noMail.clear') }}
    />
  )
}

function Nothing({ view: { q, reason }, onShowAll }: { view: NoMailView; onShowAll: () => void }) {
  const { t } = useTranslation()
  if (q === '' && reason === null) {
    return (
      <EmptyState icon={IconMailCheck} title={t('settings.noMail.empty.title')}>
        {t('settings.noMail.empty.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconMailOff}
      title={t('settings.noMail.none.title')}
      action={
        <Button variant="default" onClick={onShowAll}>
          {t('settings.noMail.none.all')}
        </Button>
      }
    >
      {t('settings.noMail.none.text')}
    </EmptyState>
  )
}
