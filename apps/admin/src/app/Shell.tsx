import { Alert, AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure, useNetwork } from '@mantine/hooks'
import { IconWifiOff } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router-dom'
import { ListSkeleton } from '../lib/ListSkeleton.tsx'
import { LogoMark } from '../lib/Logo.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { FindButton } from './FindButton.tsx'
import { Navigation } from './Navigation.tsx'
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx'
import classes from './Shell.module.css'
import { UserMenu } from './UserMenu.tsx'

/** The frame of every screen of an organization: sidebar, top bar, and the screen itself. */
export function Shell() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { online } = useNetwork()
  const [opened, { toggle, close }] = useDisclosure(false)
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <AppShell
        layout="alt"
        header={{ height: 60 }}
        navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding={{ base: 'md', sm: 'xl' }}
        classNames={{ header: classes.header ?? '', navbar: classes.navbar ?? '', main: classes.main ?? '' }}
      >
        <AppShell.Header>
          <Group h="100%" px={{ base: 'md', sm: 'xl' }} justify="space-between" wrap="nowrap" gap="sm">
            <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={t('shell.menu')}
                aria-expanded={opened}
              />
              <OrganizationSwitcher />
            </Group>
            <Group gap="sm" wrap="nowrap">
              <FindButton />
              <UserMenu />
            </Group>
          </Group>
        </AppShell.Header>

        <AppShell.Navbar aria-label={t('shell.navigation')} data-collapsed={!opened || undefined}>
          <Group h={60} px="md" justify="space-between" wrap="nowrap">
            <Group gap="xs">
              <LogoMark />
              <Text fw={700} fz="lg">
                Rollcall
              </Text>
            </Group>
            <Burger opened onClick={close} hiddenFrom="sm" size="sm" aria-label={t('shell.closeMenu')} />
          </Group>
          <Navigation onNavigate={close} />
        </AppShell.Navbar>

        <AppShell.Main id="main" tabIndex={-1}>
          {!online && (
            <Alert
              role="status"
              color="yellow"
              icon={<IconWifiOff aria-hidden />}
              mb="lg"
              title={t('shell.offline')}
            >
              {t('shell.offlineText')}
            </Alert>
          )}
          <ErrorBoundary key={pathname.split('/')[1]}>
            <Suspense fallback={<ListSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </AppShell.Main>
      </AppShell>
    </>
  )
}
