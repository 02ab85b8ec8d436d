import { useMediaQuery } from '@mantine/hooks'

/** Whether the window is as narrow as a phone: tables become cards there, dialogs fill the screen. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
}
