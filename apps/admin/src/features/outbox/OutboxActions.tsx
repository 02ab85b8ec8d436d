import { ActionIcon, Group, Tooltip } from '@mantine/core'
import type { OutboxItemDto } from '@rollcall/contract'
import { type Icon, IconCalendarTime, IconClockPause, IconSend, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type AskingProps, ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import type { Waiting } from './outbox-list.ts'
import { useOutboxActions } from './use-outbox-actions.ts'

/** What can be done about one invitation that waits. */
export function OutboxActions({ item, waiting }: { item: OutboxItemDto; waiting: Waiting }) {
  const { t } = useTranslation()
  const dialog = useOpenDialog('time')
  const { send, hold, cancel, isPending } = useOutboxActions()
  const { inviteId, email } = item
  const ids = [inviteId]
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {waiting !== 'queued' && (
        <Action
          icon={IconSend}
          tip={t('outbox.sendNow')}
          name={t('outbox.sendNowTo', { email })}
          disabled={isPending}
          onClick={() => send(ids)}
        />
      )}
      <Action
        icon={IconCalendarTime}
        tip={t('outbox.changeTime')}
        name={t('outbox.changeTimeOf', { email })}
        onClick={() => dialog.open(inviteId)}
      />
      {waiting !== 'held' && (
        <Action
          icon={IconClockPause}
          tip={t('outbox.hold')}
          name={t('outbox.holdOf', { email })}
          disabled={isPending}
          onClick={() => hold(ids)}
        />
      )}
      <ConfirmPopover
        question={t('learners.cancelQuestion', { email })}
        consequence={t('outbox.cancelConsequence')}
        confirm={t('learners.cancelInvite')}
        keep={t('learners.keepInvite')}
        onConfirm={() => cancel(ids)}
      >
        {(asking) => (
          <Action
            icon={IconX}
            color="red"
            tip={t('learners.cancel')}
            name={t('learners.cancelTo', { email })}
            disabled={isPending}
            {...asking}
          />
        )}
      </ConfirmPopover>
    </Group>
  )
}

interface ActionProps extends Partial<AskingProps> {
  icon: Icon
  /** The word for it, shown on hover and focus. */
  tip: string
  /** The same with the name of whom it is about. */
  name: string
  color?: string
  disabled?: boolean
}

function Action({ icon: Glyph, tip, name, ...button }: ActionProps) {
  return (
    <Tooltip label={tip} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon variant="subtle" size="lg" aria-label={name} {...button}>
        <Glyph size={19} stroke={1.8} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
