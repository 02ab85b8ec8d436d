import type { LearnerDto } from '@rollcall/contract'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../../lib/organization.ts'
import { useTimes } from '../../../lib/times.ts'
import { useExactTime } from './exact-time.ts'
import classes from './Timeline.module.css'

/** What a printed timeline has to say by itself: whose it is, for whom, in which zone, and when it was printed. */
export function PrintHead({ learner: { name, email, status } }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const organization = useOrganization()
  const times = useTimes(organization.timeZone)
  const exactTime = useExactTime(organization.timeZone)
  const [printedAt, setPrintedAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const note = () => setPrintedAt(new Date().toISOString())
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [])
  const lines = [
    [t('timeline.organization'), organization.name],
    [t('learners.learner'), name === null ? email : `${name}, ${email}`],
    [t('learners.status'), t(`status.${status}.word`)],
    [t('timeZone.label'), times.zone],
    [t('timeline.printedAt'), exactTime(printedAt)],
  ]
  return (
    <dl className={classes.printHead}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
