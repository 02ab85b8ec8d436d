import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { LOCALES } from '@rollcall/contract'
import {
  IconBuilding,
  IconCheck,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { chooseLanguage, LANGUAGES } from '../lib/i18n.ts'
import { paths } from '../lib/paths.ts'
import { meQuery } from '../lib/session.ts'
import { useSignOut } from './use-sign-out.ts'

const SCHEMES = [
  { scheme: 'light', icon: IconSun },
  { scheme: 'dark', icon: IconMoon },
  { scheme: 'auto', icon: IconDeviceDesktop },
] as const

/** Who is signed in, and their own preferences. */
export function UserMenu() {
  const { t, i18n } = useTranslation()
  const me = useQuery(meQuery).data
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const check = <IconCheck size={16} aria-hidden />
  if (!me) return null
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton aria-label={t('menu.label', { name: me.user.name })}>
          <Avatar radius="xl" size={36} color="lagoon" name={me.user.name} alt="" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} size="sm" c="var(--mantine-color-text)" truncate>
            {me.user.name}
          </Text>
          <Text size="sm" truncate>
            {me.user.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {LOCALES.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            leftSection={<IconLanguage size={16} aria-hidden />}
            rightSection={locale === i18n.language ? check : undefined}
            aria-current={locale === i18n.language || undefined}
            onClick={() => void chooseLanguage(locale)}
          >
            {LANGUAGES[locale]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('menu.appearance')}</Menu.Label>
        {SCHEMES.map(({ scheme, icon: Glyph }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Glyph size={16} aria-hidden />}
            rightSection={scheme === colorScheme ? check : undefined}
            aria-current={scheme === colorScheme || undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`menu.${scheme}`)}
          </Menu.Item>
        ))}
        {me.isOperator && (
          <>
            <Menu.Divider />
            <Menu.Item
              component={Link}
              to={paths.installation}
              leftSection={<IconBuilding size={16} aria-hidden />}
            >
              {t('installation.title')}
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
