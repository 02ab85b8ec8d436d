import { Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { call } from '../../lib/api.ts'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { paths } from '../../lib/paths.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { CheckYourMail } from './CheckYourMail.tsx'

/** Asks for a link that sets a new password. Says the same for every address. */
export function ForgotPasswordPage() {
  const { t } = useTranslation()
  const form = useForm({
    mode: 'controlled',
    initialValues: { email: '' },
    validate: { email: authRules(t).email },
  })
  const ask = useMutation({
    mutationFn: (email: string) => call('POST /auth/forgot-password', { body: { email } }),
    onError: (error) => form.setErrors(fieldProblems(t, error)),
  })

  if (ask.isSuccess)
    return <CheckYourMail email={form.values.email.trim()}>{t('auth.forgot.mail')}</CheckYourMail>
  return (
    <>
      <AuthHeading title={t('auth.forgot.title')}>{t('auth.forgot.lead')}</AuthHeading>
      <form noValidate onSubmit={form.onSubmit(({ email }) => ask.mutate(email.trim()))}>
        <Stack mt="xl">
          {ask.isError && <Failure error={ask.error} />}
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            inputMode="email"
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" loading={ask.isPending}>
            {t('auth.forgot.submit')}
          </Button>
          <Anchor
            component={Link}
            to={paths.signIn}
            size="sm"
            underline="always"
            style={{ alignSelf: 'flex-start' }}
          >
            {t('auth.toSignIn')}
          </Anchor>
        </Stack>
      </form>
    </>
  )
}
