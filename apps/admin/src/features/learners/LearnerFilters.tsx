import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { LEARNER_SORTS, LEARNER_STATUSES, LIMITS } from '@rollcall/contract'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroups } from '../../lib/lists.ts'
import classes from './LearnerFilters.module.css'
import type { LearnerList } from './learner-list.ts'

interface LearnerFiltersProps {
  list: LearnerList
  onChange: (change: Partial<LearnerList>, isTyping?: boolean) => void
  /** Offers the order too, where there are no column heads to press. */
  withSort: boolean
}

/** What narrows the list down. */
export function LearnerFilters({ list, onChange, withSort }: LearnerFiltersProps) {
  const { t } = useTranslation()
  const groups = useGroups()
  const statuses = LEARNER_STATUSES.map((status) => ({ value: status, label: t(`status.${status}.word`) }))
  const sorts = LEARNER_SORTS.map((sort) => ({ value: sort, label: t(`learners.sorts.${sort}`) }))
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('clear') } }
  return (
    <search className={classes.filters} aria-label={t('learners.filters')}>
      <div className={classes.wide}>
        <SearchField q={list.q} onSearch={(q) => onChange({ q }, true)} />
      </div>
      <div>
        <Select
          {...clear}
          size="sm"
          label={t('learners.status')}
          placeholder={t('learners.anyStatus')}
          data={statuses}
          value={list.status}
          onChange={(_, option) =>
            onChange({ status: LEARNER_STATUSES.find((one) => one === option?.value) ?? null })
          }
        />
      </div>
      <div>
        <Select
          {...clear}
          size="sm"
          label={t('learners.group')}
          placeholder={t('learners.anyGroup')}
          data={groups.data?.map((group) => ({ value: group.id, label: group.name })) ?? []}
          value={list.groupId}
          onChange={(groupId) => onChange({ groupId })}
          searchable
        />
      </div>
      {withSort && (
        <div className={classes.wide}>
          <Select
            size="sm"
            label={t('learners.sort')}
            data={sorts}
            value={list.sort}
            allowDeselect={false}
            onChange={(_, option) =>
              onChange({ sort: LEARNER_SORTS.find((one) => one === option?.value) ?? 'newest' })
            }
          />
        </div>
      )}
    </search>
  )
}

const PAUSE_IN_TYPING_MS = 300

function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(q)
  const asked = useRef(q)
  const ask = useDebouncedCallback((wanted: string) => {
    asked.current = wanted
    onSearch(wanted)
  }, PAUSE_IN_TYPING_MS)
  // The address may change under the field: Back, or a link that shows all.
  useEffect(() => {
    if (q !== asked.current) {
      asked.current = q
      setTyped(q)
    }
  }, [q])
  return (
    <TextInput
      size="sm"
      type="search"
      label={t('learners.search')}
      placeholder={t('learners.searchHint')}
      leftSection={<IconSearch size={17} aria-hidden />}
      maxLength={LIMITS.search}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}
