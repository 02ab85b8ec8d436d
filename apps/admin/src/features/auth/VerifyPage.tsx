import { Anchor, Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { call } from '../../lib/api.ts'
import { Failure } from '../../lib/Failure.tsx'
import { paths } from '../../lib/paths.ts'
import { useAddressToken } from '../../lib/use-address-token.ts'
import { LinkIncomplete } from './LinkIncomplete.tsx'

/** Confirms an address. Only the button acts: mail scanners open links. */
export function VerifyPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const token = useAddressToken(paths.verify)
  const verify = useMutation({
    mutationFn: (body: { token: string }) => call('POST /auth/verify-email', { body }),
    onSuccess: ({ email }) => navigate(paths.signIn, { replace: true, state: { email, from: 'verified' } }),
  })

  if (token === null) return <LinkIncomplete title={t('auth.verify.title')} />
  return (
    <>
      <AuthHeading title={t('auth.verify.title')}>{t('auth.verify.lead')}</AuthHeading>
      <Stack mt="xl" align="flex-start">
        {verify.isError && <Failure error={verify.error} own={{ link_dead: t('auth.verify.dead') }} />}
        <Button size="md" loading={verify.isPending} onClick={() => verify.mutate({ token })}>
          {t('auth.verify.submit')}
        </Button>
        <Anchor component={Link} to={paths.signIn} size="sm" underline="always">
          {t('auth.toSignIn')}
        </Anchor>
      </Stack>
    </>
  )
}
