import { useWindowEvent } from '@mantine/hooks'

/** While `isDirty`, the browser asks before the page is closed or loaded again. */
export function useUnsavedGuard(isDirty: boolean): void {
  useWindowEvent('beforeunload', (event) => {
    if (isDirty) event.preventDefault()
  })
}
