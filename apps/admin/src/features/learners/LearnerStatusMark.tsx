import type { LearnerStatus } from '@rollcall/contract'
import type { Icon } from '@tabler/icons-react'
import {
  IconArchive,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconSend2,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../../lib/Mark.tsx'

const LOOKS: Record<LearnerStatus, { icon: Icon; tone: Tone }> = {
  prospect: { icon: IconSend2, tone: 'info' },
  pending: { icon: IconHourglass, tone: 'wait' },
  active: { icon: IconCircleCheck, tone: 'good' },
  declined: { icon: IconCircleX, tone: 'bad' },
  cancelled: { icon: IconBan, tone: 'quiet' },
  archived: { icon: IconArchive, tone: 'quiet' },
}

/** A learner's status, with its meaning in one line. */
export function LearnerStatusMark({ status }: { status: LearnerStatus }) {
  const { t } = useTranslation()
  return <Mark {...LOOKS[status]} word={t(`status.${status}.word`)} meaning={t(`status.${status}.meaning`)} />
}
