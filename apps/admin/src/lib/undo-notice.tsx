import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'

const LONG_ENOUGH_TO_DECIDE_MS = 12_000

/** Says in the corner that something was done, with a button that takes it back. */
export function tellUndoable(message: string, undoWord: string, undo: () => void): void {
  const take = () => {
    notifications.hide(id)
    undo()
  }
  const id = notifications.show({
    color: 'green',
    autoClose: LONG_ENOUGH_TO_DECIDE_MS,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="default" onClick={take} style={{ flex: 'none' }}>
          {undoWord}
        </Button>
      </Group>
    ),
  })
}
