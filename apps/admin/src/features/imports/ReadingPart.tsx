import { Loader, Paper, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { WorkBar } from './WorkBar.tsx'

/** The file is being read. How much of it there is, is known as soon as its rows are judged. */
export function ReadingPart({ imported: { progress } }: { imported: ImportDto }) {
  const { t } = useTranslation()
  return (
    <Paper withBorder p="lg">
      <Text fw={600}>{t('imports.reading.title')}</Text>
      <Text size="sm" c="dimmed" mb="md">
        {t('imports.reading.text')}
      </Text>
      {progress.total > 0 ? (
        <WorkBar label={t('imports.reading.bar')} done={progress.done} total={progress.total} />
      ) : (
        <Loader type="dots" aria-hidden />
      )}
    </Paper>
  )
}
