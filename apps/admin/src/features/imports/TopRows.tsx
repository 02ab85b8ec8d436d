import { Table } from '@mantine/core'
import type { ImportTopDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import classes from './TopRows.module.css'

interface TopRowsProps {
  rows: ImportTopDto['rows']
  /** Null: none of them holds the headings. */
  headerRow: number | null
}

/** The first rows of a file as they stand there, with the numbers that a spreadsheet program gives them. */
export function TopRows({ rows, headerRow }: TopRowsProps) {
  const { t } = useTranslation()
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, at) => at)
  return (
    <Table.ScrollContainer minWidth={0} type="native" className={classes.scroll ?? ''}>
      <Table withTableBorder withColumnBorders verticalSpacing={4} className={classes.table ?? ''}>
        <Table.Caption className={classes.caption ?? ''}>{t('imports.choose.top')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('imports.rows.number')}</Table.Th>
            {columns.map((at) => (
              <Table.Th key={at} scope="col">
                {t('imports.mapping.column', { number: at + 1 })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ number, cells }) => (
            <Table.Tr key={number} data-headings={number === headerRow || undefined}>
              <Table.Th scope="row">
                {number}{' '}
                {number === headerRow && <span className={classes.mark}>{t('imports.choose.mark')}</span>}
              </Table.Th>
              {columns.map((at) => (
                <Table.Td key={at}>{cells[at] ?? ''}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
