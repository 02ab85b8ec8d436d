import { Text, UnstyledButton } from '@mantine/core'
import type { ImportColumn, ImportRowDto } from '@rollcall/contract'
import { IconPencil } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CellEditor } from './CellEditor.tsx'
import classes from './Rows.module.css'
import { isToMend } from './row-list.ts'

interface RowCellProps {
  importId: string
  row: ImportRowDto
  column: ImportColumn
  mayMend: boolean
}

/** One value of a row. Pressed, it can be mended in its place. */
export function RowCell({ importId, row, column, mayMend }: RowCellProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const cell = useRef<HTMLButtonElement>(null)
  const wasLeft = useRef(false)
  useEffect(() => {
    if (!isOpen && wasLeft.current) cell.current?.focus()
    wasLeft.current = false
  }, [isOpen])
  const value = row.cells[column]
  const readAs = column === 'group' || column === 'location' ? row.readAs[column] : undefined
  const isFaulty = row.problems.some((problem) => problem.column === column && isToMend(problem))

  if (isOpen) {
    const close = (isByKey: boolean) => {
      wasLeft.current = isByKey
      setOpen(false)
    }
    return <CellEditor importId={importId} row={row} column={column} onClose={close} />
  }
  const blank = isFaulty ? t('imports.rows.empty') : '–'
  const shown = value === '' ? <span className={classes.none}>{blank}</span> : value
  return (
    <>
      {mayMend ? (
        <UnstyledButton
          ref={cell}
          className={classes.value}
          data-fault={isFaulty || undefined}
          aria-label={t('imports.rows.mend', {
            column: t(`imports.column.${column}`),
            number: row.number,
            value: value || t('imports.rows.empty'),
          })}
          onClick={() => setOpen(true)}
        >
          <span>{shown}</span>
          <IconPencil size={15} stroke={1.8} aria-hidden />
        </UnstyledButton>
      ) : (
        <span className={classes.plain}>{shown}</span>
      )}
      {readAs !== undefined && (
        <Text size="xs" c="dimmed" className={classes.readAs ?? ''}>
          {t('imports.rows.readAs', { name: readAs })}
        </Text>
      )}
    </>
  )
}
