import type { LearnerStatus } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'
import { STATUS_LOOKS } from './status-looks.ts'

/** A learner's status, with its meaning in one line. */
export function LearnerStatusMark({ status }: { status: LearnerStatus }) {
  const { t } = useTranslation()
  return (
    <Mark
      {...STATUS_LOOKS[status]}
      word={t(`status.${status}.word`)}
      meaning={t(`status.${status}.meaning`)}
    />
  )
}
