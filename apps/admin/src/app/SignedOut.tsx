import { Anchor, Group, Text, Title } from '@mantine/core'
import { LOCALES } from '@rollcall/contract'
import { IconCircleCheck } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router-dom'
import { chooseLanguage, LANGUAGES } from '../lib/i18n.ts'
import { ListSkeleton } from '../lib/ListSkeleton.tsx'
import { LogoMark } from '../lib/Logo.tsx'
import classes from './SignedOut.module.css'

/** The frame of the screens before signing in: what this is on one side, the form on the other. */
export function SignedOut() {
  const { t, i18n } = useTranslation()
  return (
    <div className={classes.frame}>
      <aside className={classes.brand} aria-label={t('brand.label')}>
        <Group gap="sm">
          <LogoMark size={36} />
          <Text fw={700} fz={22}>
            Rollcall
          </Text>
        </Group>
        <div>
          <Text className={classes.promise}>{t('brand.promise')}</Text>
          <ul className={classes.points}>
            {(['invite', 'consent', 'proof'] as const).map((point) => (
              <li key={point}>
                <IconCircleCheck size={20} stroke={1.8} aria-hidden />
                <span>{t(`brand.${point}`)}</span>
              </li>
            ))}
          </ul>
        </div>
        <Text size="sm" opacity={0.85}>
          {t('brand.foot')}
        </Text>
      </aside>
      <main className={classes.main}>
        <div className={classes.form}>
          <Group gap="sm" hiddenFrom="md" mb="xl">
            <LogoMark />
            <Title order={2} size="h3" component="p">
              Rollcall
            </Title>
          </Group>
          <Suspense fallback={<ListSkeleton rows={4} />}>
            <Outlet />
          </Suspense>
        </div>
        <nav className={classes.languages} aria-label={t('menu.language')}>
          {LOCALES.map((locale) => (
            <Anchor
              key={locale}
              component="button"
              type="button"
              size="sm"
              lang={locale}
              aria-pressed={locale === i18n.language}
              fw={locale === i18n.language ? 700 : 400}
              onClick={() => void chooseLanguage(locale)}
            >
              {LANGUAGES[locale]}
            </Anchor>
          ))}
        </nav>
      </main>
    </div>
  )
}
