import { Button, VisuallyHidden } from '@mantine/core'
import type { LearnerCountsDto, LearnerDto, Page } from '@rollcall/contract'
import { IconSearchOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { useNumbers } from '../../lib/numbers.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { BulkDialog } from './actions/BulkDialog.tsx'
import type { BulkAction } from './bulk-actions.ts'
import { focusList } from './focus-list.ts'
import { LearnerCards } from './LearnerCards.tsx'
import classes from './LearnersTable.module.css'
import { LearnersTable } from './LearnersTable.tsx'
import { ListBar } from './ListBar.tsx'
import { type LearnerList, NO_FILTER, toFilter } from './learner-list.ts'
import { Pager } from './Pager.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useSelection } from './use-selection.ts'

interface LearnersListProps {
  list: LearnerList
  page: Page<LearnerDto>
  counts: LearnerCountsDto | undefined
  /** The page is of the list before, the new one is on its way. */
  isStale: boolean
  onChange: (change: Partial<LearnerList>) => void
}

/** One page of the list with its checkboxes, and what can be done with those who are ticked. */
export function LearnersList({ list, page, counts, isStale, onChange }: LearnersListProps) {
  const { t } = useTranslation()
  const { bounded } = useNumbers()
  const isNarrow = useNarrow()
  const mayWrite = useMayWrite()
  const choice = useSelection(toFilter(list), page.items, counts?.matching)
  const [action, setAction] = useState<BulkAction | null>(null)
  const { selection, selected } = choice
  const ticking = mayWrite ? choice.ticking : null
  const hasSelected = selection.isAll || selection.picked.length > 0
  const finish = () => {
    focusList()
    setAction(null)
    choice.clear()
  }
  return (
    <div className={classes.list}>
      <VisuallyHidden role="status">
        {hasSelected && t('bulk.announced', { count: selected.count, selected: bounded(selected) })}
      </VisuallyHidden>
      <ListBar
        list={list}
        counts={counts}
        ticking={
          isNarrow && ticking && page.items.length > 0
            ? { ticked: ticking.ofPage, onTick: (wanted) => ticking.tick(page.items, wanted) }
            : null
        }
      />
      {hasSelected && mayWrite && (
        <SelectionBar list={choice} matching={counts?.matching} onAct={setAction} />
      )}
      {page.items.length === 0 && (
        <EmptyState
          icon={IconSearchOff}
          title={t('learners.none.title')}
          action={
            <Button variant="default" onClick={() => onChange(NO_FILTER)}>
              {t('learners.none.all')}
            </Button>
          }
        >
          {t('learners.none.text')}
        </EmptyState>
      )}
      {page.items.length > 0 &&
        (isNarrow ? (
          <LearnerCards learners={page.items} ticking={ticking} />
        ) : (
          <LearnersTable
            learners={page.items}
            sort={list.sort}
            onSort={(sort) => onChange({ sort })}
            ticking={ticking}
            isStale={isStale}
          />
        ))}
      <Pager
        page={page}
        matching={counts?.matching}
        cursors={list.cursors}
        onTurn={(cursors) => onChange({ cursors })}
      />
      {mayWrite && (
        <BulkDialog
          action={action}
          selection={selection}
          selected={selected}
          onClose={() => setAction(null)}
          onDone={finish}
        />
      )}
    </div>
  )
}
