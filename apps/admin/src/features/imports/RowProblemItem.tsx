import { Button } from '@mantine/core'
import type { ImportColumn, ImportRowDto, RowProblem } from '@rollcall/contract'
import { IconPlus, IconWand } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ChooseName } from './ChooseName.tsx'
import { useReplace } from './import-changes.ts'
import { usePlaceToMake } from './judging.ts'
import classes from './Rows.module.css'
import { isToMend } from './row-list.ts'
import { useColumnNames } from './use-column-names.ts'

interface RowProblemItemProps {
  importId: string
  row: ImportRowDto
  problem: RowProblem
  mayMend: boolean
}

/** One thing that is the matter with a row, and what mends it everywhere in the file. */
export function RowProblemItem({ importId, row, problem, mayMend }: RowProblemItemProps) {
  return (
    <li>
      {problem.detail}
      {mayMend && problem.column !== null && isToMend(problem) && (
        <Mending importId={importId} column={problem.column} row={row} problem={problem} />
      )}
    </li>
  )
}

interface MendingProps {
  importId: string
  column: ImportColumn
  row: ImportRowDto
  problem: RowProblem
}

function Mending({ importId, column, row, problem }: MendingProps) {
  const { t } = useTranslation()
  const replace = useReplace(importId)
  const from = row.cells[column]
  const { suggestions } = problem
  const count = problem.alike ?? 1
  const missing = usePlaceToMake(importId, problem, from)
  // Something like it is there already: that is the likelier wish.
  const inMenu = suggestions.length > 0 ? missing : null
  const others = useColumnNames(column).filter((name) => !suggestions.includes(name))
  const put = (to: string) => replace.mutate({ column, from, to, count })
  const sayOf = (to: string) => {
    if (column === 'email') return t('add.didYouMean', { email: to })
    return to === from
      ? t('imports.rows.exists', { name: to })
      : t('imports.rows.replace', { from, to, count })
  }
  return (
    <div className={classes.mending}>
      {suggestions.map((to) => (
        <Button
          key={to}
          size="compact-sm"
          variant="light"
          leftSection={<IconWand size={15} aria-hidden />}
          className={classes.suggestion ?? ''}
          disabled={replace.isPending}
          onClick={() => put(to)}
        >
          {sayOf(to)}
        </Button>
      ))}
      {missing !== null && inMenu === null && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={15} aria-hidden />}
          className={classes.suggestion ?? ''}
          loading={missing.isPending}
          onClick={missing.make}
        >
          {missing.label}
        </Button>
      )}
      {(others.length > 0 || inMenu !== null) && (
        <ChooseName
          label={t('imports.rows.chooseFor', {
            value: from || t('imports.rows.empty'),
            column: t(`imports.column.${column}`),
            number: row.number,
          })}
          heading={
            from === ''
              ? t('imports.rows.inEmpty', { count })
              : t('imports.rows.inAll', { value: from, count })
          }
          names={others}
          missing={inMenu}
          isDisabled={replace.isPending}
          onChoose={put}
        >
          {t(column === 'location' ? 'imports.rows.chooseLocation' : 'imports.rows.chooseGroup')}
        </ChooseName>
      )}
    </div>
  )
}
