import { Anchor, Button, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { call } from '../../lib/api.ts'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { NewPasswordField } from '../../lib/PasswordField.tsx'
import { paths } from '../../lib/paths.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useAddressToken } from '../../lib/use-address-token.ts'
import { LinkIncomplete } from './LinkIncomplete.tsx'

/** Sets a new password with the link from the mail. */
export function ResetPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const token = useAddressToken(paths.reset)
  const form = useForm({
    mode: 'controlled',
    initialValues: { password: '' },
    validate: { password: authRules(t).newPassword },
  })
  const reset = useMutation({
    mutationFn: (body: { token: string; password: string }) => call('POST /auth/reset-password', { body }),
    onSuccess: ({ email }) => navigate(paths.signIn, { replace: true, state: { email, from: 'reset' } }),
    onError: (error) => form.setErrors(fieldProblems(t, error)),
  })

  if (token === null) return <LinkIncomplete title={t('auth.reset.title')} />
  return (
    <>
      <AuthHeading title={t('auth.reset.title')}>{t('auth.reset.lead')}</AuthHeading>
      <form noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate({ token, password }))}>
        <Stack mt="xl">
          {reset.isError && <Failure error={reset.error} own={{ link_dead: t('auth.reset.dead') }} />}
          <NewPasswordField
            label={t('auth.newPassword')}
            {...form.getInputProps('password')}
            value={form.values.password}
          />
          <Button type="submit" size="md" loading={reset.isPending}>
            {t('auth.reset.submit')}
          </Button>
          <Anchor
            component={Link}
            to={paths.forgotPassword}
            size="sm"
            underline="always"
            style={{ alignSelf: 'flex-start' }}
          >
            {t('auth.reset.again')}
          </Anchor>
        </Stack>
      </form>
    </>
  )
}
