import {
  type Icon,
  IconArchive,
  IconCalendarTime,
  IconCertificate,
  IconMailForward,
  IconRefresh,
  IconSend,
  IconUsersGroup,
  IconX,
} from '@tabler/icons-react'
import type { BulkAction } from './bulk-actions.ts'

export const BULK_ICONS: Record<BulkAction, Icon> = {
  resend: IconRefresh,
  send_now: IconSend,
  change_time: IconCalendarTime,
  cancel: IconX,
  invite_again: IconMailForward,
  add_to_group: IconUsersGroup,
  assign: IconCertificate,
  archive: IconArchive,
}
