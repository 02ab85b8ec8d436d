import { ActionIcon, Button, Kbd } from '@mantine/core'
import { useDisclosure, useHotkeys, useOs } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PREMIUM_SCREENS, SCREENS } from './screens.ts'
import { useSignOut } from './use-sign-out.ts'

const Palette = lazy(async () => ({ default: (await import('../features/palette/Palette.tsx')).Palette }))

/** Opens the palette, which goes to any screen, finds a learner or does something: by the button, or by Ctrl K (⌘ K). */
export function FindButton() {
  const { t } = useTranslation()
  const isMac = useOs({ getValueInEffect: false }) === 'macos'
  const [opened, { open, close }] = useDisclosure(false)
  const before = useRef<Element | null>(null)
  const signOut = useSignOut()
  const ask = () => {
    before.current = document.activeElement
    open()
  }
  const leave = () => {
    close()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  useHotkeys([['mod+K', opened ? leave : ask]], [])

  const icon = <IconSearch size={18} stroke={1.8} aria-hidden />
  const asking = {
    onClick: ask,
    'aria-haspopup': 'dialog',
    'aria-keyshortcuts': isMac ? 'Meta+K' : 'Control+K',
  } as const
  return (
    <>
      <Button
        variant="default"
        visibleFrom="sm"
        leftSection={icon}
        rightSection={<Kbd size="xs">{isMac ? '⌘ K' : t('palette.keys')}</Kbd>}
        fw={400}
        {...asking}
      >
        {t('palette.open')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="xl"
        hiddenFrom="sm"
        aria-label={t('palette.open')}
        {...asking}
      >
        {icon}
      </ActionIcon>
      {opened && (
        <Suspense fallback={null}>
          <Palette
            screens={[...SCREENS, ...PREMIUM_SCREENS].map(({ name, to, icon }) => ({
              name: t(`nav.${name}`),
              to,
              icon,
            }))}
            onSignOut={() => signOut.mutate()}
            onClose={leave}
          />
        </Suspense>
      )}
    </>
  )
}
