import { useMantineColorScheme } from '@mantine/core'
import { LOCALES } from '@rollcall/contract'
import {
  type Icon,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPhoto,
  IconSettings,
  IconSpeakerphone,
  IconSun,
  IconUserPlus,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { chooseLanguage, LANGUAGES } from '../../lib/i18n.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { paths, SETTINGS_TABS, settingsPath } from '../../lib/paths.ts'
import type { Entry } from './entries.ts'

/** A screen of the sidebar, with its name in the language of the texts. */
export interface PaletteScreen {
  name: string
  to: string
  icon: Icon
}

const SCHEMES = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const

/** Every screen, and every action that the signed-in person may take from anywhere. */
export function useEntries(screens: PaletteScreen[], onSignOut: () => void): Entry[] {
  return [...useScreenEntries(screens), ...useActionEntries(onSignOut)]
}

function useScreenEntries(screens: PaletteScreen[]): Entry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return [
    ...screens.map(({ name, to, icon }) => ({
      id: to,
      kind: 'screen' as const,
      label: name,
      icon,
      run: () => navigate(to),
    })),
    ...SETTINGS_TABS.map((tab) => ({
      id: settingsPath(tab),
      kind: 'screen' as const,
      label: t(`settings.tabs.${tab}`),
      hint: t('nav.settings'),
      icon: IconSettings,
      run: () => navigate(settingsPath(tab)),
    })),
  ]
}

function useActionEntries(onSignOut: () => void): Entry[] {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const action = (id: string, label: string, icon: Icon, run: () => void, hint?: string): Entry => ({
    id,
    kind: 'action',
    label,
    icon,
    run,
    ...(hint === undefined ? {} : { hint }),
  })
  return [
    ...(mayWrite
      ? [action('add-learners', t('palette.addLearners'), IconUserPlus, () => navigate(paths.addLearners))]
      : []),
    action('announce', t('palette.announce'), IconSpeakerphone, () => navigate(paths.announcement)),
    action('guide', t('palette.guide'), IconPhoto, () => navigate(paths.learnerGuide)),
    ...LOCALES.filter((locale) => locale !== i18n.language).map((locale) =>
      action(
        `language-${locale}`,
        LANGUAGES[locale],
        IconLanguage,
        () => void chooseLanguage(locale),
        t('menu.language'),
      ),
    ),
    ...(['light', 'dark', 'auto'] as const)
      .filter((scheme) => scheme !== colorScheme)
      .map((scheme) =>
        action(
          `scheme-${scheme}`,
          t(`menu.${scheme}`),
          SCHEMES[scheme],
          () => setColorScheme(scheme),
          t('menu.appearance'),
        ),
      ),
    action('sign-out', t('menu.signOut'), IconLogout, onSignOut),
  ]
}
