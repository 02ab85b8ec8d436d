import { Paper, Space, Text, Title } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayUsePremium } from '../../lib/premium.ts'
import { ColumnsForm } from './ColumnsForm.tsx'
import classes from './Imports.module.css'
import { ReadAs } from './ReadAs.tsx'
import { ReadingFields } from './ReadingFields.tsx'
import { useReadingForm } from './reading-form.ts'

interface MappingPartProps {
  imported: ImportDto
  /** Where the columns were known and are only being changed. */
  onKeep?: () => void
}

/** Shows how the file was read and asks which of its columns holds what. Both can be chosen otherwise. */
export function MappingPart({ imported, onKeep }: MappingPartProps) {
  const { t } = useTranslation()
  const titleId = useId()
  const mayChoose = useMayUsePremium()
  const form = useReadingForm(imported)
  const { notes } = imported
  return (
    <>
      <Paper withBorder p="lg" component="section" mb="md" aria-labelledby={titleId}>
        <Title order={2} size="h4" id={titleId}>
          {t('imports.choose.title')}
        </Title>
        <Text size="sm">
          <ReadAs imported={imported} />
        </Text>
        <Text size="sm" c="dimmed">
          {t('imports.choose.text')} {onKeep && t('imports.mapping.change')}
        </Text>
        {notes.length > 0 && (
          <ul className={classes.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <Space h="md" />
        <ReadingFields imported={imported} form={form} mayChoose={mayChoose} />
      </Paper>
      {!form.isOther && <ColumnsForm imported={imported} {...(onKeep ? { onKeep } : {})} />}
    </>
  )
}
