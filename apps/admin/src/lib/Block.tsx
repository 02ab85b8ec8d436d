import { Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

interface BlockProps {
  title: string
  lead?: ReactNode
  level?: 2 | 3
  children: ReactNode
}

/** What belongs together on a screen, under a heading. `level` is that of the heading. */
export function Block({ title, lead, level = 3, children }: BlockProps) {
  const id = useId()
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={id}>
      <Title order={level} size="h4" id={id}>
        {title}
      </Title>
      {lead !== undefined && (
        <Text size="sm" c="dimmed" mt={4}>
          {lead}
        </Text>
      )}
      <Stack mt="md">{children}</Stack>
    </Paper>
  )
}
