import { ActionIcon } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { Ref } from 'react'
import type { AskingProps } from './ConfirmPopover.tsx'

interface RowButtonProps extends Partial<AskingProps> {
  icon: Icon
  /** What it does and to whom: a screen reader lists the buttons of all rows together. */
  label: string
  loading?: boolean
  onClick?: () => void
  ref?: Ref<HTMLButtonElement>
}

/** A quiet button with an icon, at the end of a row of a table. */
export function RowButton({ icon: Glyph, label, ...button }: RowButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} {...button}>
      <Glyph size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  )
}
