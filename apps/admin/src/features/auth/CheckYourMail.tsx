import { Anchor, Text, ThemeIcon } from '@mantine/core'
import { IconMailOpened } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { paths } from '../../lib/paths.ts'

/** Says that a mail is on its way to `email`, and what to do if none comes. */
export function CheckYourMail({ email, children }: { email: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div role="status">
      <ThemeIcon size={52} radius="xl" variant="light" mb="md" aria-hidden>
        <IconMailOpened size={28} stroke={1.6} />
      </ThemeIcon>
      <AuthHeading title={t('auth.mail.title')} />
      <Text mt="md">
        {t('auth.mail.sentTo')} <strong style={{ overflowWrap: 'anywhere' }}>{email}</strong>
      </Text>
      <Text mt="sm">{children}</Text>
      <Text mt="sm" c="dimmed" size="sm">
        {t('auth.mail.none')}
      </Text>
      <Anchor component={Link} to={paths.signIn} mt="lg" display="inline-block" underline="always">
        {t('auth.toSignIn')}
      </Anchor>
    </div>
  )
}
