import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import type { PlaceToMake } from './judging.ts'
import classes from './Rows.module.css'

interface ChooseNameProps {
  label: string
  /** Where the chosen name will stand. */
  heading: string
  names: string[]
  missing: PlaceToMake | null
  isDisabled: boolean
  onChoose: (name: string) => void
  children: string
}

/** The groups or locations to choose from for rows that name none of them; at the end, to make the one that they name. */
export function ChooseName({
  label,
  heading,
  names,
  missing,
  isDisabled,
  onChoose,
  children,
}: ChooseNameProps) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isDisabled}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={label}
        >
          {children}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.names ?? ''}>
        {names.length > 0 && <Menu.Label>{heading}</Menu.Label>}
        {names.map((name) => (
          <Menu.Item key={name} onClick={() => onChoose(name)}>
            {name}
          </Menu.Item>
        ))}
        {missing !== null && (
          <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={missing.make}>
            {missing.label}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
