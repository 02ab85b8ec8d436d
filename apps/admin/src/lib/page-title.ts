import { useDocumentTitle } from '@mantine/hooks'

/** Names the browser's tab after the screen. */
export function usePageTitle(title: string): void {
  useDocumentTitle(`${title} · Rollcall`)
}
