import type { GroupStatus } from '@rollcall/contract'
import { IconCircleCheck, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'

/** Whether people can be invited to the group. */
export function GroupStatusMark({ status }: { status: GroupStatus }) {
  const { t } = useTranslation()
  const isActive = status === 'active'
  return (
    <Mark
      icon={isActive ? IconCircleCheck : IconPlayerPause}
      word={t(`groupStatus.${status}.word`)}
      tone={isActive ? 'good' : 'quiet'}
      meaning={t(`groupStatus.${status}.meaning`)}
    />
  )
}
