import { Checkbox, Text } from '@mantine/core'
import { LEARNER_STATUSES, type LearnerCountsDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { download } from '../../lib/api.ts'
import { ExportMenu } from '../../lib/ExportMenu.tsx'
import { useNumbers } from '../../lib/numbers.ts'
import { LIST_FOCUS } from './focus-list.ts'
import classes from './ListBar.module.css'
import { isFiltered, type LearnerList, toFilter } from './learner-list.ts'
import type { Ticked } from './selection.ts'

interface ListBarProps {
  list: LearnerList
  counts: LearnerCountsDto | undefined
  /** The checkbox for the page, where there is no table head to hold it; null: none. */
  ticking: { ticked: Ticked; onTick: (isTicked: boolean) => void } | null
}

/** The line over the list: how many it has, and taking it along as a file. */
export function ListBar({ list, counts, ticking }: ListBarProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.bar}>
      {ticking !== null && (
        <Checkbox
          size="md"
          label={t('learners.page')}
          checked={ticking.ticked === 'all'}
          indeterminate={ticking.ticked === 'some'}
          onChange={(event) => ticking.onTick(event.currentTarget.checked)}
        />
      )}
      <Text
        size="sm"
        c="dimmed"
        id={LIST_FOCUS}
        tabIndex={-1}
        role="status"
        className={classes.howMany ?? ''}
      >
        {counts !== undefined && <HowMany list={list} counts={counts} />}
      </Text>
      <ExportMenu
        make={(format) =>
          download('GET /learners/export', { query: { ...toFilter(list), sort: list.sort, format } })
        }
      />
    </div>
  )
}

function HowMany({ list, counts: { matching, statuses } }: { list: LearnerList; counts: LearnerCountsDto }) {
  const { t } = useTranslation()
  const { format, bounded } = useNumbers()
  const all = LEARNER_STATUSES.reduce((sum, status) => sum + statuses[status], 0)
  return isFiltered(list)
    ? t('learners.matching', { count: all, matching: bounded(matching), all: format(all) })
    : t('learners.total', { count: all, all: format(all) })
}
