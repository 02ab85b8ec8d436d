import type { AddressOutcome } from '@rollcall/contract'
import {
  type Icon,
  IconArchive,
  IconCircleCheck,
  IconCircleX,
  IconCopy,
  IconHourglass,
  IconMailCheck,
  IconMailOff,
  IconMailX,
} from '@tabler/icons-react'
import type { Tone } from '../../lib/Mark.tsx'

/** The sign and the tone of each outcome; the words say the same. */
export const OUTCOME_LOOKS: Record<AddressOutcome, { icon: Icon; tone: Tone }> = {
  invite: { icon: IconMailCheck, tone: 'good' },
  invited: { icon: IconMailCheck, tone: 'good' },
  already_invited: { icon: IconHourglass, tone: 'wait' },
  already_active: { icon: IconCircleCheck, tone: 'info' },
  archived: { icon: IconArchive, tone: 'quiet' },
  declined_before: { icon: IconCircleX, tone: 'bad' },
  suppressed: { icon: IconMailOff, tone: 'bad' },
  duplicate: { icon: IconCopy, tone: 'quiet' },
  invalid_email: { icon: IconMailX, tone: 'bad' },
}
