import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { returnLostFocus } from './return-lost-focus.ts'

interface CancelQuestionProps {
  opened: boolean
  /** How many invitations it is about. */
  count: number
  onConfirm: () => void
  onClose: () => void
}

/** Asks before several invitations are taken back at once. */
export function CancelQuestion({ opened, count, onConfirm, onClose }: CancelQuestionProps) {
  const { t } = useTranslation()
  const confirm = () => {
    onClose()
    onConfirm()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={returnLostFocus}
      title={t('outbox.cancelQuestion', { count })}
    >
      <Text>{t('outbox.cancelConsequence')}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('outbox.keepAll', { count })}
        </Button>
        <Button color="red" onClick={confirm}>
          {t('outbox.cancelAll', { count })}
        </Button>
      </Group>
    </Modal>
  )
}
