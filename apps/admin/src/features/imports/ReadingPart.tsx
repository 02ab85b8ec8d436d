import { Loader, Paper, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'

/** The file is being read. How much of it there is, nobody knows before its end. */
export function ReadingPart({ imported: { progress } }: { imported: ImportDto }) {
  const { t, i18n } = useTranslation()
  return (
    <Paper withBorder p="lg">
      <Text fw={600}>{t('imports.reading.title')}</Text>
      <Text size="sm" c="dimmed" mb="md">
        {t('imports.reading.text')}
      </Text>
      <Loader type="dots" aria-hidden />
      {progress.done > 0 && (
        <Text size="sm" mt={6}>
          {t('imports.reading.soFar', {
            count: progress.done,
            rows: progress.done.toLocaleString(i18n.language),
          })}
        </Text>
      )}
    </Paper>
  )
}
