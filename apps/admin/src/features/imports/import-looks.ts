import type { ImportState, RowOutcome } from '@rollcall/contract'
import {
  type Icon,
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconColumns,
  IconCopy,
  IconEye,
  IconFileSearch,
  IconHourglass,
  IconMailCheck,
  IconMailOff,
  IconMailX,
  IconMapPinQuestion,
  IconSend2,
  IconUserQuestion,
} from '@tabler/icons-react'
import type { Tone } from '../../lib/Mark.tsx'

interface Look {
  icon: Icon
  tone: Tone
}

/** The sign and the tone of each state; the words say the same. */
export const STATE_LOOKS: Record<ImportState, Look> = {
  parsing: { icon: IconFileSearch, tone: 'info' },
  mapping: { icon: IconColumns, tone: 'wait' },
  review: { icon: IconEye, tone: 'wait' },
  approved: { icon: IconSend2, tone: 'info' },
  sending: { icon: IconSend2, tone: 'info' },
  done: { icon: IconCircleCheck, tone: 'good' },
  failed: { icon: IconAlertTriangle, tone: 'bad' },
  disapproved: { icon: IconCircleX, tone: 'quiet' },
  undone: { icon: IconArrowBackUp, tone: 'quiet' },
}

/** The sign and the tone of each outcome of a row. */
export const ROW_LOOKS: Record<RowOutcome, Look> = {
  invite: { icon: IconMailCheck, tone: 'good' },
  invited: { icon: IconMailCheck, tone: 'good' },
  withdrawn: { icon: IconArrowBackUp, tone: 'quiet' },
  already_invited: { icon: IconHourglass, tone: 'wait' },
  already_active: { icon: IconCircleCheck, tone: 'info' },
  archived: { icon: IconArchive, tone: 'quiet' },
  declined_before: { icon: IconCircleX, tone: 'bad' },
  suppressed: { icon: IconMailOff, tone: 'bad' },
  duplicate: { icon: IconCopy, tone: 'quiet' },
  invalid_email: { icon: IconMailX, tone: 'bad' },
  unknown_group: { icon: IconUserQuestion, tone: 'bad' },
  unknown_location: { icon: IconMapPinQuestion, tone: 'bad' },
}
