import { Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: Icon
  title: string
  /** What to do next, in a sentence. */
  children: ReactNode
  action?: ReactNode
}

/** Nothing here yet: says why that is and what the next step is. */
export function EmptyState({ icon: Glyph, title, children, action }: EmptyStateProps) {
  return (
    <Paper withBorder px="md" py={48}>
      <Stack align="center" gap="xs" ta="center">
        <ThemeIcon size={48} radius="xl" variant="light" aria-hidden>
          <Glyph size={24} stroke={1.6} />
        </ThemeIcon>
        <Title order={2} size="h4" mt="xs">
          {title}
        </Title>
        <Text c="dimmed" maw={440}>
          {children}
        </Text>
        {action !== undefined && <div style={{ marginTop: 12 }}>{action}</div>}
      </Stack>
    </Paper>
  )
}
