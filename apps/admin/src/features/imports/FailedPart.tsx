import { Alert, Button, Paper, Text, Title } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import { useMayUsePremium } from '../../lib/premium.ts'
import { ReadingFields } from './ReadingFields.tsx'
import { useReadingForm } from './reading-form.ts'

/** Why the file could not be read, and what to do: where another choice may help, that is offered. */
export function FailedPart({ imported }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const mayUpload = useMayUsePremium()
  return (
    <>
      <Alert
        color="red"
        role="alert"
        icon={<IconAlertTriangle aria-hidden />}
        title={t('imports.failed.title')}
      >
        <Text size="sm">{imported.fault?.detail}</Text>
        <Text size="sm" mt="xs">
          {t('imports.failed.nobody')}
        </Text>
        {mayUpload && (
          <Button component={Link} to={paths.newImport} variant="default" size="sm" mt="md">
            {t('imports.failed.another')}
          </Button>
        )}
      </Alert>
      {imported.reading !== null && mayUpload && <ReadOtherwise imported={imported} />}
    </>
  )
}

function ReadOtherwise({ imported }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const titleId = useId()
  const form = useReadingForm(imported)
  return (
    <Paper withBorder p="lg" mt="md" component="section" aria-labelledby={titleId}>
      <Title order={2} size="h4" id={titleId}>
        {t('imports.choose.otherwise')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('imports.choose.otherwiseText')}
      </Text>
      <ReadingFields imported={imported} form={form} mayChoose />
    </Paper>
  )
}
