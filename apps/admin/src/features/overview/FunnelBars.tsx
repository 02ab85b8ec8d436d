import type { LearnerStatus } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import classes from './FunnelBars.module.css'
import { percentOf, toFunnel } from './overview-numbers.ts'

const STAGES = ['invited', 'delivered', 'accepted', 'declined'] as const

/** How many were invited, how many of them got the mail, and what they answered. */
export function FunnelBars({ statuses }: { statuses: Record<LearnerStatus, number> }) {
  const { t, i18n } = useTranslation()
  const funnel = toFunnel(statuses)
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <ul className={classes.stages}>
      {STAGES.map((stage) => {
        const percent = percentOf(funnel[stage], funnel.invited)
        return (
          <li key={stage} className={classes.stage} data-stage={stage}>
            <span>{t(`overview.funnel.${stage}`)}</span>
            <span className={classes.number}>
              <strong>{number.format(funnel[stage])}</strong>
              {stage !== 'invited' && <span> · {t('overview.funnel.share', { percent })}</span>}
            </span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ width: `${percent}%` }} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
