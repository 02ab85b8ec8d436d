import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'

/** Where to go on when the team knows. */
export function NextStep() {
  const { t } = useTranslation()
  return (
    <Paper withBorder p="lg" mt="xl">
      <Group justify="space-between" gap="md">
        <div>
          <Title order={2}>{t('announcement.next')}</Title>
          <Text c="dimmed" mt={4}>
            {t('announcement.nextText')}
          </Text>
        </div>
        <Button component={Link} to={paths.addLearners} leftSection={<IconUserPlus size={18} aria-hidden />}>
          {t('learners.add')}
        </Button>
      </Group>
    </Paper>
  )
}
