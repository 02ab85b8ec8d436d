import type { DeliveryState } from '@rollcall/contract'
import {
  type Icon,
  IconCalendarTime,
  IconClockExclamation,
  IconClockPause,
  IconMailCheck,
  IconMailFast,
  IconMailOff,
  IconMailPause,
  IconMailX,
} from '@tabler/icons-react'

export const DELIVERY_ICONS: Record<DeliveryState, Icon> = {
  scheduled: IconCalendarTime,
  queued: IconClockPause,
  sent: IconMailFast,
  delayed: IconClockExclamation,
  delivered: IconMailCheck,
  bounced: IconMailX,
  refused: IconMailX,
  cancelled: IconMailOff,
}

export const HOLD_ICON: Icon = IconMailPause
