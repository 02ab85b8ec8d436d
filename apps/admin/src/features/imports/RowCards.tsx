import { Paper, Text } from '@mantine/core'
import { IMPORT_COLUMNS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { RowCell } from './RowCell.tsx'
import { RowState } from './RowState.tsx'
import classes from './Rows.module.css'
import type { RowsProps } from './RowsTable.tsx'

/** The rows on a narrow screen. */
export function RowCards({ importId, rows, mayMend, isStale }: RowsProps) {
  const { t } = useTranslation()
  return (
    <ul className={classes.cards} aria-label={t('imports.rows.title')} aria-busy={isStale}>
      {rows.map((row) => (
        <Paper key={row.number} withBorder component="li" p="md">
          <Text size="xs" c="dimmed">
            {t('imports.rows.numbered', { number: row.number })}
          </Text>
          <dl className={classes.fields}>
            {IMPORT_COLUMNS.filter((column) => column !== 'externalId' || row.cells[column] !== '').map(
              (column) => (
                <div key={column}>
                  <dt>{t(`imports.column.${column}`)}</dt>
                  <dd>
                    <RowCell importId={importId} row={row} column={column} mayMend={mayMend} />
                  </dd>
                </div>
              ),
            )}
          </dl>
          <RowState importId={importId} row={row} mayMend={mayMend} />
        </Paper>
      ))}
    </ul>
  )
}
