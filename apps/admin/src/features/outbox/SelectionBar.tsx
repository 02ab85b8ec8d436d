import { Button, Paper, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { OutboxItemDto } from '@rollcall/contract'
import { IconCalendarTime, IconClockPause, IconSend, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { CancelQuestion } from './CancelQuestion.tsx'
import classes from './Outbox.module.css'
import { SELECTED } from './TimeDialog.tsx'
import { useOutboxActions } from './use-outbox-actions.ts'

interface SelectionBarProps {
  selected: OutboxItemDto[]
  onClear: () => void
}

/** How many are chosen, and what can be done about all of them. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const { t } = useTranslation()
  const dialog = useOpenDialog('time')
  const { send, hold, cancel, isPending } = useOutboxActions()
  const [isAsking, { open: ask, close: keep }] = useDisclosure(false)
  const ids = selected.map(({ inviteId }) => inviteId)
  const count = ids.length
  const button = { size: 'sm', variant: 'default', disabled: isPending } as const
  return (
    <>
      <Text role="status" className="visually-hidden">
        {count > 0 && t('outbox.chosen', { count })}
      </Text>
      {count > 0 && (
        <Paper
          withBorder
          shadow="md"
          component="section"
          className={classes.bar ?? ''}
          aria-label={t('outbox.bar')}
        >
          <div className={classes.barCount}>
            <Text fw={600} size="sm">
              {t('outbox.chosen', { count })}
            </Text>
            <Button size="sm" variant="subtle" onClick={onClear}>
              {t('outbox.chooseNone')}
            </Button>
          </div>
          <div className={classes.barActions}>
            <Button {...button} leftSection={<IconSend size={16} aria-hidden />} onClick={() => send(ids)}>
              {t('outbox.sendNow')}
            </Button>
            <Button
              {...button}
              leftSection={<IconCalendarTime size={16} aria-hidden />}
              onClick={() => dialog.open(SELECTED)}
            >
              {t('outbox.changeTime')}
            </Button>
            <Button
              {...button}
              leftSection={<IconClockPause size={16} aria-hidden />}
              onClick={() => hold(ids)}
            >
              {t('outbox.hold')}
            </Button>
            <Button
              {...button}
              leftSection={<IconX size={16} aria-hidden />}
              aria-haspopup="dialog"
              onClick={ask}
            >
              {t('outbox.cancel')}
            </Button>
          </div>
        </Paper>
      )}
      <CancelQuestion
        opened={isAsking && count > 0}
        count={count}
        onConfirm={() => cancel(ids)}
        onClose={keep}
      />
    </>
  )
}
