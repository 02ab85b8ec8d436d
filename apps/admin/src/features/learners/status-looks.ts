import type { LearnerStatus } from '@rollcall/contract'
import {
  type Icon,
  IconArchive,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconHourglass,
  IconSend2,
} from '@tabler/icons-react'
import type { Tone } from '../../lib/Mark.tsx'

/** The sign and the tone of each status. */
export const STATUS_LOOKS: Record<LearnerStatus, { icon: Icon; tone: Tone }> = {
  prospect: { icon: IconSend2, tone: 'info' },
  pending: { icon: IconHourglass, tone: 'wait' },
  active: { icon: IconCircleCheck, tone: 'good' },
  declined: { icon: IconCircleX, tone: 'bad' },
  cancelled: { icon: IconBan, tone: 'quiet' },
  archived: { icon: IconArchive, tone: 'quiet' },
}
