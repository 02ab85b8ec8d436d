import { Anchor, Container, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router-dom'
import { ListSkeleton } from '../lib/ListSkeleton.tsx'
import { LogoMark } from '../lib/Logo.tsx'
import { paths } from '../lib/paths.ts'
import { meQuery } from '../lib/session.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import classes from './OperatorShell.module.css'
import { UserMenu } from './UserMenu.tsx'

/** The frame of the operator's screens, which are about the installation and about no organization. For others it is not there. */
export function OperatorShell() {
  const { t } = useTranslation()
  const me = useQuery(meQuery).data
  return (
    <>
      <header className={classes.header}>
        <Group h={60} px={{ base: 'md', sm: 'xl' }} justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="xs" wrap="nowrap">
            <LogoMark />
            <Text fw={700} fz="lg">
              Rollcall
            </Text>
          </Group>
          <Group gap="lg" wrap="nowrap">
            {me && me.organizations.length > 0 && (
              <Anchor component={Link} to={paths.overview}>
                {t('installation.back')}
              </Anchor>
            )}
            <UserMenu />
          </Group>
        </Group>
      </header>
      <Container component="main" size="lg" py="xl" px={{ base: 'md', sm: 'xl' }}>
        <Suspense fallback={<ListSkeleton />}>{me?.isOperator ? <Outlet /> : <NotFoundPage />}</Suspense>
      </Container>
    </>
  )
}
