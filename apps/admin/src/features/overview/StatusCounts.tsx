import { LEARNER_STATUSES, type LearnerStatus } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import classes from './StatusCounts.module.css'

/** How many learners have each status, each with the way to them. */
export function StatusCounts({ statuses }: { statuses: Record<LearnerStatus, number> }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <ul className={classes.counts}>
      {LEARNER_STATUSES.map((status) => (
        <li key={status}>
          <Link
            to={`${paths.learners}?status=${status}`}
            className={classes.count}
            title={t(`status.${status}.meaning`)}
          >
            <span className={classes.number}>{number.format(statuses[status])}</span>
            <span className={classes.word}>{t(`status.${status}.word`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
