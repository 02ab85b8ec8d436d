import { Button, Paper, Text } from '@mantine/core'
import { IMPORT_COLUMNS, type ImportDto } from '@rollcall/contract'
import { IconColumns } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import imports from './Imports.module.css'
import { ReadAs } from './ReadAs.tsx'
import classes from './Review.module.css'

interface HowItWasReadProps {
  imported: ImportDto
  /** Null for somebody who may not change anything. */
  onChange: (() => void) | null
}

/** How the file was understood: its kind, its columns, and what a person should know. */
export function HowItWasRead({ imported, onChange }: HowItWasReadProps) {
  const { t } = useTranslation()
  const { headers, mapping, ignoredColumns, notes } = imported
  const used = IMPORT_COLUMNS.flatMap((column) => {
    const at = mapping?.[column] ?? null
    if (at === null) return []
    const name = headers[at] || t('imports.mapping.column', { number: at + 1 })
    const meaning = t(`imports.column.${column}`)
    return [meaning.toLowerCase() === name.toLowerCase() ? name : `${name} → ${meaning}`]
  })
  return (
    <Paper withBorder p="md" mb="md" className={classes.read ?? ''}>
      <div>
        <Text size="sm">
          <ReadAs imported={imported} /> {used.join(' · ')}
        </Text>
        {ignoredColumns.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('imports.read.ignored', { columns: ignoredColumns.join(', ') })}
          </Text>
        )}
        {notes.length > 0 && (
          <ul className={imports.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      {onChange !== null && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconColumns size={16} aria-hidden />}
          onClick={onChange}
        >
          {t('imports.read.change')}
        </Button>
      )}
    </Paper>
  )
}
