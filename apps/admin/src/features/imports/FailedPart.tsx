import { Alert, Button, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import { useMayUsePremium } from '../../lib/premium.ts'

/** Why the file could not be read, and what to do. */
export function FailedPart({ imported: { fault } }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const mayUpload = useMayUsePremium()
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('imports.failed.title')}
    >
      <Text size="sm">{fault?.detail}</Text>
      <Text size="sm" mt="xs">
        {t('imports.failed.nobody')}
      </Text>
      {mayUpload && (
        <Button component={Link} to={paths.newImport} variant="default" size="sm" mt="md">
          {t('imports.failed.another')}
        </Button>
      )}
    </Alert>
  )
}
