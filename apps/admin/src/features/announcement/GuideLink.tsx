import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'

/** Where the pictures are of what people will see. */
export function GuideLink() {
  const { t } = useTranslation()
  return (
    <Paper withBorder p="lg" mt="xl">
      <Group justify="space-between" gap="md">
        <div>
          <Title order={2}>{t('guide.link')}</Title>
          <Text c="dimmed" mt={4}>
            {t('guide.linkText')}
          </Text>
        </div>
        <Button
          component={Link}
          to={paths.learnerGuide}
          variant="default"
          leftSection={<IconPhoto size={18} aria-hidden />}
        >
          {t('guide.title')}
        </Button>
      </Group>
    </Paper>
  )
}
