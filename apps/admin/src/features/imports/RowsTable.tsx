import { Paper, Table } from '@mantine/core'
import { IMPORT_COLUMNS, type ImportRowDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { RowCell } from './RowCell.tsx'
import { RowState } from './RowState.tsx'
import classes from './Rows.module.css'

export interface RowsProps {
  importId: string
  rows: ImportRowDto[]
  mayMend: boolean
  /** The rows are of the page before, the new ones are on their way. */
  isStale: boolean
}

/** The rows as a table, in the order of the file and with its numbers. */
export function RowsTable({ importId, rows, mayMend, isStale }: RowsProps) {
  const { t } = useTranslation()
  const hasIds = rows.some(({ cells }) => cells.externalId !== '')
  const columns = IMPORT_COLUMNS.filter((column) => column !== 'externalId' || hasIds)
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={900} type="native" className={classes.scroll ?? ''}>
        <Table verticalSpacing={6} className={classes.table ?? ''} aria-busy={isStale}>
          <caption className="visually-hidden">{t('imports.rows.title')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('imports.rows.number')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`imports.column.${column}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('imports.rows.outcome')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.number}>
                <Table.Th scope="row" className={classes.rowNumber ?? ''}>
                  {row.number}
                </Table.Th>
                {columns.map((column) => (
                  <Table.Td key={column} className={classes.cell ?? ''} data-column={column}>
                    <RowCell importId={importId} row={row} column={column} mayMend={mayMend} />
                  </Table.Td>
                ))}
                <Table.Td>
                  <RowState importId={importId} row={row} mayMend={mayMend} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
