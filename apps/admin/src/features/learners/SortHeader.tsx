import { Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import classes from './LearnersTable.module.css'

interface SortHeaderProps {
  label: string
  /** How the list is sorted by this column now; null: by another. */
  sorted: 'ascending' | 'descending' | null
  onSort: () => void
}

/** The head of a column that the list can be sorted by. */
export function SortHeader({ label, sorted, onSort }: SortHeaderProps) {
  const Arrow = sorted === null ? IconArrowsSort : sorted === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <Table.Th scope="col" aria-sort={sorted ?? 'none'}>
      <UnstyledButton className={classes.sort} onClick={onSort}>
        {label}
        <Arrow size={15} stroke={1.8} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  )
}
