import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFocusOnArrival } from '../../lib/Page.tsx'
import { usePageTitle } from '../../lib/page-title.ts'

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
