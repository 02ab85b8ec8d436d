import { Button, Group, Popover, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useId } from 'react'

interface ConfirmPopoverProps {
  question: string
  /** What will follow, in a sentence. */
  consequence: string
  confirm: string
  keep: string
  /** Of the button that does it: red, as for what destroys, unless said. */
  color?: string
  onConfirm: () => void
  /** The button that asks, with what it must carry. */
  children: (asking: AskingProps) => ReactNode
}

export interface AskingProps {
  onClick: () => void
  'aria-haspopup': 'dialog'
  'aria-expanded': boolean
}

/** Escape closes the question, and not the drawer under it. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': true }

/** Asks before doing what cannot be taken back, right beside the button that was pressed. */
export function ConfirmPopover({
  question,
  consequence,
  confirm,
  keep,
  color = 'red',
  onConfirm,
  children,
}: ConfirmPopoverProps) {
  const [opened, { open, close }] = useDisclosure(false)
  const questionId = useId()
  const act = () => {
    close()
    onConfirm()
  }
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      onClose={close}
      position="bottom-end"
      withArrow
      shadow="md"
      width={290}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span>{children({ onClick: open, 'aria-haspopup': 'dialog', 'aria-expanded': opened })}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-labelledby={questionId}>
        <Text id={questionId} fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {question}
        </Text>
        <Text size="sm" c="dimmed" mt={4}>
          {consequence}
        </Text>
        <Group gap="xs" mt="md" justify="flex-end">
          <Button size="xs" variant="default" onClick={close} data-autofocus {...OWN_ESCAPE}>
            {keep}
          </Button>
          <Button size="xs" color={color} onClick={act} {...OWN_ESCAPE}>
            {confirm}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
