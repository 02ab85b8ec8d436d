import { Group, Select, TextInput } from '@mantine/core'
import { AUDIT_ACTIONS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useAdmins } from './admins-api.ts'
import type { AuditFilter } from './audit-view.ts'
import { isKnownAction } from './audit-words.ts'

interface AuditFiltersProps {
  filter: AuditFilter
  onChange: (filter: AuditFilter) => void
}

/** Narrows the log to a kind of entry, a person, and days. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation()
  const admins = useAdmins().data?.items ?? []
  const people = admins.flatMap(({ userId, name }) =>
    userId === null ? [] : [{ value: userId, label: name ?? '' }],
  )
  const known = AUDIT_ACTIONS.map((value) => ({ value, label: t(`settings.audit.actions.${value}`) }))
  const set = (field: keyof AuditFilter, value: string | null) => {
    const { [field]: _, ...others } = filter
    onChange(value ? { ...others, [field]: value } : others)
  }
  return (
    <Group align="end" gap="sm" grow preventGrowOverflow={false}>
      <Select
        label={t('settings.audit.action')}
        placeholder={t('settings.audit.anyAction')}
        data={withOwn(known, filter.action, isKnownAction(filter.action ?? ''))}
        value={filter.action ?? null}
        onChange={(action) => set('action', action)}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('settings.audit.none.all') }}
        miw={220}
      />
      <Select
        label={t('settings.audit.person')}
        placeholder={t('settings.audit.anybody')}
        data={withOwn(
          people,
          filter.actorId,
          people.some(({ value }) => value === filter.actorId),
          t('settings.audit.somebody'),
        )}
        value={filter.actorId ?? null}
        onChange={(actorId) => set('actorId', actorId)}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('settings.audit.byAnybody') }}
        miw={200}
      />
      <TextInput
        type="date"
        label={t('settings.audit.from')}
        value={filter.from ?? ''}
        max={filter.until ?? ''}
        onChange={({ currentTarget }) => set('from', currentTarget.value)}
        miw={150}
      />
      <TextInput
        type="date"
        label={t('settings.audit.until')}
        value={filter.until ?? ''}
        min={filter.from ?? ''}
        onChange={({ currentTarget }) => set('until', currentTarget.value)}
        miw={150}
      />
    </Group>
  )
}

/** A link may name what is not in the list. */
function withOwn(
  options: { value: string; label: string }[],
  own: string | undefined,
  isThere: boolean,
  label = own,
) {
  return own === undefined || isThere ? options : [...options, { value: own, label: label ?? own }]
}
