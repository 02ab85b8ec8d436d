import { Button, Menu } from '@mantine/core'
import type { ImportColumn, ImportRowDto, RowProblem } from '@rollcall/contract'
import { IconChevronDown, IconWand } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useReplace } from './import-changes.ts'
import classes from './Rows.module.css'
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
      {mayMend && problem.column !== null && (
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
  const others = useColumnNames(column).filter((name) => !suggestions.includes(name))
  const put = (to: string) => replace.mutate({ column, from, to, count })
  const sayOf = (to: string) => {
    if (column === 'email') return t('add.didYouMean', { email: to })
    return to === from
      ? t('imports.rows.exists', { name: to })
      : t('imports.rows.replace', { from, to, count })
  }
  if (suggestions.length === 0 && others.length === 0) return null
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
      {others.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              disabled={replace.isPending}
              rightSection={<IconChevronDown size={14} aria-hidden />}
              aria-label={t('imports.rows.chooseFor', {
                value: from || t('imports.rows.empty'),
                column: t(`imports.column.${column}`),
                number: row.number,
              })}
            >
              {t(column === 'location' ? 'imports.rows.chooseLocation' : 'imports.rows.chooseGroup')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.names ?? ''}>
            <Menu.Label>
              {from === ''
                ? t('imports.rows.inEmpty', { count })
                : t('imports.rows.inAll', { value: from, count })}
            </Menu.Label>
            {others.map((name) => (
              <Menu.Item key={name} onClick={() => put(name)}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
