import { Text } from '@mantine/core'
import type { ImportRowDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'
import { ROW_LOOKS } from './import-looks.ts'
import { RowProblemItem } from './RowProblemItem.tsx'
import classes from './Rows.module.css'

interface RowStateProps {
  importId: string
  row: ImportRowDto
  mayMend: boolean
}

/** What becomes of a row, and all that is the matter with it. */
export function RowState({ importId, row, mayMend }: RowStateProps) {
  const { t } = useTranslation()
  return (
    <div>
      <Mark {...ROW_LOOKS[row.outcome]} word={t(`imports.outcome.${row.outcome}`)} />
      {row.edited && (
        <Text component="span" size="xs" c="dimmed" ml={8}>
          {t('imports.rows.edited')}
        </Text>
      )}
      {row.problems.length > 0 && (
        <ul className={classes.problems}>
          {row.problems.map((problem) => (
            <RowProblemItem
              key={`${problem.column}-${problem.code}`}
              importId={importId}
              row={row}
              problem={problem}
              mayMend={mayMend}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
