import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type OwnWords, problemText } from './problem.ts'

interface FailureProps {
  error: unknown
  /** Offers to try again. */
  retry?: () => void
  own?: OwnWords
}

/** Something that did not work, in words, at the place where its result would stand. */
export function Failure({ error, retry, own }: FailureProps) {
  const { t } = useTranslation()
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('failure.title')}
    >
      <Text size="sm">{problemText(t, error, own)}</Text>
      {retry !== undefined && (
        <Button size="xs" variant="default" mt="sm" onClick={retry}>
          {t('failure.retry')}
        </Button>
      )}
    </Alert>
  )
}
