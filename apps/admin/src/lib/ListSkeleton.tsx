import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The shape of a list that is on its way. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <Paper withBorder p="md" role="status" aria-busy>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Stack gap="lg" aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={18} width={`${92 - ((row * 17) % 40)}%`} />
        ))}
      </Stack>
    </Paper>
  )
}
