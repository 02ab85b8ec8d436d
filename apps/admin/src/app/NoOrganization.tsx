import { Button, Container, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { usePageTitle } from '../lib/page-title.ts'
import { paths } from '../lib/paths.ts'
import { meQuery } from '../lib/session.ts'
import { useSignOut } from './use-sign-out.ts'

/** For a person who administers no organization (any more). */
export function NoOrganization() {
  const { t } = useTranslation()
  const signOut = useSignOut()
  const isOperator = useQuery(meQuery).data?.isOperator ?? false
  usePageTitle(t('noOrganization.title'))
  return (
    <Container component="main" size="xs" py={96}>
      <Title order={1}>{t('noOrganization.title')}</Title>
      <Text c="dimmed" mt="sm" mb="lg">
        {t('noOrganization.text')}
      </Text>
      {isOperator && (
        <Button component={Link} to={paths.installation} mr="sm">
          {t('installation.title')}
        </Button>
      )}
      <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('menu.signOut')}
      </Button>
    </Container>
  )
}
