import { TextInput } from '@mantine/core'
import type { ImportColumn, ImportRowDto } from '@rollcall/contract'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../lib/problem.ts'
import { useMendRow } from './import-changes.ts'
import { useColumnNames } from './use-column-names.ts'

/** No longer cell is taken. */
const LONGEST = 500

interface CellEditorProps {
  importId: string
  row: ImportRowDto
  column: ImportColumn
  /** Closed by a key, the focus goes back to the cell. */
  onClose: (isByKey: boolean) => void
}

/** The field in place of a value: Enter saves, Escape leaves it as it was, and going elsewhere saves, too. */
export function CellEditor({ importId, row, column, onClose }: CellEditorProps) {
  const { t } = useTranslation()
  const mend = useMendRow(importId)
  const listId = useId()
  const names = useColumnNames(column)
  const before = row.cells[column]
  const [value, setValue] = useState(before)

  const save = (isByKey: boolean) => {
    if (mend.isPending) return
    if (value.trim() === before) return onClose(isByKey)
    mend.mutate({ number: row.number, cells: { [column]: value } }, { onSuccess: () => onClose(isByKey) })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose(true)
    if (event.key !== 'Enter') return
    event.preventDefault()
    save(true)
  }
  return (
    <>
      <TextInput
        size="sm"
        autoFocus
        aria-label={t('imports.rows.field', { column: t(`imports.column.${column}`), number: row.number })}
        value={value}
        maxLength={LONGEST}
        type={column === 'email' ? 'email' : 'text'}
        list={names.length > 0 ? listId : undefined}
        readOnly={mend.isPending}
        error={mend.isError && problemText(t, mend.error)}
        onChange={(event) => setValue(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={press}
        onBlur={() => save(false)}
      />
      {names.length > 0 && (
        <datalist id={listId}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  )
}
