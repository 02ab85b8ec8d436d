import { Button, Container, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../lib/page-title.ts'
import { useSignOut } from './use-sign-out.ts'

/** For a person who administers no organization (any more). */
export function NoOrganization() {
  const { t } = useTranslation()
  const signOut = useSignOut()
  usePageTitle(t('noOrganization.title'))
  return (
    <Container component="main" size="xs" py={96}>
      <Title order={1}>{t('noOrganization.title')}</Title>
      <Text c="dimmed" mt="sm" mb="lg">
        {t('noOrganization.text')}
      </Text>
      <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('menu.signOut')}
      </Button>
    </Container>
  )
}
