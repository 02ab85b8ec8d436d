import { Tooltip, UnstyledButton } from '@mantine/core'
import { LEARNER_STATUSES, type LearnerStatus } from '@rollcall/contract'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../lib/numbers.ts'
import classes from './StatusTabs.module.css'
import { STATUS_LOOKS } from './status-looks.ts'

interface StatusTabsProps {
  status: LearnerStatus | null
  /** How many of the whole roster have which status; undefined while they are being counted. */
  counts: Record<LearnerStatus, number> | undefined
  onChange: (status: LearnerStatus | null) => void
}

/** The statuses in a row, each with how many have it. */
export function StatusTabs({ status, counts, onChange }: StatusTabsProps) {
  const { t } = useTranslation()
  const { format } = useNumbers()
  const all = counts && LEARNER_STATUSES.reduce((sum, one) => sum + counts[one], 0)
  return (
    <fieldset className={classes.tabs}>
      <legend className="visually-hidden">{t('learners.byStatus')}</legend>
      {[null, ...LEARNER_STATUSES].map((one) => {
        const Glyph = one === null ? IconUsers : STATUS_LOOKS[one].icon
        const count = one === null ? all : counts?.[one]
        return (
          <Tooltip
            key={one ?? 'all'}
            label={one === null ? t('learners.allMeaning') : t(`status.${one}.meaning`)}
            multiline
            maw={280}
            withArrow
            openDelay={500}
            events={{ hover: true, focus: true, touch: false }}
          >
            <UnstyledButton
              className={classes.tab}
              aria-pressed={one === status}
              onClick={() => onChange(one)}
            >
              <Glyph size={16} stroke={1.8} aria-hidden />
              {one === null ? t('learners.all') : t(`status.${one}.word`)}
              <span className={classes.count} data-none={count === 0 || undefined}>
                {count === undefined ? ' ' : format(count)}
              </span>
            </UnstyledButton>
          </Tooltip>
        )
      })}
    </fieldset>
  )
}
