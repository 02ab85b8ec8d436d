import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DiscardQuestionProps {
  onDiscard: () => void
  onKeep: () => void
}

/** Asks before addresses that were typed are thrown away. */
export function DiscardQuestion({ onDiscard, onKeep }: DiscardQuestionProps) {
  const { t } = useTranslation()
  return (
    <Alert color="yellow" role="alert" title={t('add.discard.title')} mb="md">
      <Text size="sm">{t('add.discard.text')}</Text>
      <Group gap="xs" mt="xs" p={4}>
        <Button size="xs" variant="default" onClick={onKeep} ref={(button) => button?.focus()}>
          {t('add.discard.keep')}
        </Button>
        <Button size="xs" color="red" onClick={onDiscard}>
          {t('add.discard.discard')}
        </Button>
      </Group>
    </Alert>
  )
}
