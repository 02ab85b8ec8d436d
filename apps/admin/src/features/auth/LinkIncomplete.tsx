import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { paths } from '../../lib/paths.ts'

/** For a link from a mail that was opened without its last part. */
export function LinkIncomplete({ title }: { title: string }) {
  const { t } = useTranslation()
  return (
    <>
      <AuthHeading title={title}>{t('auth.linkIncomplete')}</AuthHeading>
      <Anchor component={Link} to={paths.signIn} mt="lg" display="inline-block" underline="always">
        {t('auth.toSignIn')}
      </Anchor>
    </>
  )
}
