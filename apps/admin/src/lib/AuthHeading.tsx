import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFocusOnArrival } from './Page.tsx'
import { usePageTitle } from './page-title.ts'

/** The heading of a screen before signing in; it names the document too. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  usePageTitle(title)
  const heading = useFocusOnArrival()
  return (
    <>
      <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Title>
      {children !== undefined && (
        <Text c="dimmed" mt="xs">
          {children}
        </Text>
      )}
    </>
  )
}
