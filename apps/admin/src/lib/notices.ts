import { notifications } from '@mantine/notifications'

const LONG_ENOUGH_TO_READ = 8000

/** Says in the corner that something was done. */
export function tellDone(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 5000 })
}

/** Says in the corner that something was refused or failed, and why. */
export function tellFailed(message: string): void {
  notifications.show({ message, color: 'red', autoClose: LONG_ENOUGH_TO_READ })
}
