import { ActionIcon, Menu } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import {
  type Icon,
  IconArchive,
  IconCalendarTime,
  IconCertificate,
  IconDots,
  IconMailForward,
  IconMapPin,
  IconPencil,
  IconSend,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocations } from '../../lib/lists.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { canApply, isWaiting } from './bulk-actions.ts'
import { useReschedule } from './learner-changes.ts'
import { LEARNER_ACTIONS, type LearnerAction } from './open-action.ts'
import { useOpenAction } from './use-open-action.ts'

const ICONS: Record<LearnerAction, Icon> = {
  mend: IconPencil,
  change_time: IconCalendarTime,
  invite_again: IconMailForward,
  location: IconMapPin,
  groups: IconUsersGroup,
  assign: IconCertificate,
  archive: IconArchive,
}

interface MoreMenuProps {
  learner: LearnerDto
  button: RefObject<HTMLButtonElement | null>
}

/** What else can be done to one learner. Only what makes sense as things are. */
export function MoreMenu({ learner, button }: MoreMenuProps) {
  const { t } = useTranslation()
  const dialog = useOpenAction()
  const reschedule = useReschedule()
  const hasLocations = useLocations().data?.length !== 0
  const { id, email, openInviteId } = learner
  const actions = actionsOf(learner, hasLocations)
  if (actions.length === 0) return null
  const sendNow = (inviteId: string) =>
    reschedule.mutate(
      { inviteId, notify: { when: 'now' } },
      {
        onSuccess: () => tellDone(t('learner.sentNow', { email })),
        onError: (error) => tellFailed(problemText(t, error, { too_late: t('learner.time.tooLate') })),
      },
    )
  // The dialog gives the focus back to what had it before: that must not be an item of a menu which is gone.
  const open = (action: LearnerAction) => {
    button.current?.focus()
    dialog.open({ action, learnerId: id })
  }
  return (
    <Menu position="bottom-end" width={230} withinPortal>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="lg"
          aria-busy={reschedule.isPending}
          aria-label={t('learner.more', { email })}
        >
          <IconDots size={19} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {openInviteId !== null && isWaiting(learner) && (
          <Menu.Item
            leftSection={<IconSend size={17} stroke={1.7} aria-hidden />}
            onClick={() => sendNow(openInviteId)}
          >
            {t('learner.sendNow')}
          </Menu.Item>
        )}
        {actions.map((action) => {
          const Glyph = ICONS[action]
          const isLast = action === 'archive'
          return (
            <Menu.Item
              key={action}
              {...(isLast ? { color: 'var(--bad-ink)' } : {})}
              leftSection={<Glyph size={17} stroke={1.7} aria-hidden />}
              onClick={() => open(action)}
            >
              {t(`learner.actions.${action}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

function actionsOf(learner: LearnerDto, hasLocations: boolean): LearnerAction[] {
  const isOpen = learner.openInviteId !== null
  const isActive = learner.status === 'active'
  const may: Record<LearnerAction, boolean> = {
    mend: isOpen,
    change_time: isWaiting(learner),
    invite_again: canApply('invite_again', learner),
    location: (isOpen || isActive) && (hasLocations || learner.location !== null),
    groups: isActive,
    assign: isActive,
    archive: isActive,
  }
  return LEARNER_ACTIONS.filter((action) => may[action])
}
