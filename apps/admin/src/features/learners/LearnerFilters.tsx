import { Button } from '@mantine/core'
import type { LearnerCountsDto } from '@rollcall/contract'
import { IconFilterOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../../lib/narrow.ts'
import { SearchField } from '../../lib/SearchField.tsx'
import { FilterFields } from './FilterFields.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import { focusList } from './focus-list.ts'
import classes from './LearnerFilters.module.css'
import { isFiltered, type LearnerList, NO_FILTER } from './learner-list.ts'
import { StatusTabs } from './StatusTabs.tsx'

interface LearnerFiltersProps {
  list: LearnerList
  counts: LearnerCountsDto | undefined
  onChange: (change: Partial<LearnerList>, isTyping?: boolean) => void
}

/** What narrows the list down: in sight on a wide screen, behind one button on a narrow one. */
export function LearnerFilters({ list, counts, onChange }: LearnerFiltersProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const search = (
    <SearchField
      q={list.q}
      label={t('learners.search')}
      hint={t('learners.searchHint')}
      onSearch={(q) => onChange({ q }, true)}
    />
  )
  if (isNarrow) {
    return (
      <search className={classes.narrow} aria-label={t('learners.filters')}>
        {search}
        <FilterSheet list={list} counts={counts} onChange={onChange} />
      </search>
    )
  }
  return (
    <search aria-label={t('learners.filters')}>
      <StatusTabs
        status={list.status}
        counts={counts?.statuses}
        onChange={(status) => onChange({ status })}
      />
      <div className={classes.fields}>
        {search}
        <FilterFields list={list} onChange={onChange} withSort={false} />
        {isFiltered(list) && (
          <Button
            variant="subtle"
            size="sm"
            px="xs"
            leftSection={<IconFilterOff size={17} aria-hidden />}
            onClick={() => {
              onChange(NO_FILTER)
              focusList()
            }}
          >
            {t('learners.clearFilters')}
          </Button>
        )}
      </div>
    </search>
  )
}
