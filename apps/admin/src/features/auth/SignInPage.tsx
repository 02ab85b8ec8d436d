import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation, useSearchParams } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { call } from '../../lib/api.ts'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { PasswordField } from '../../lib/PasswordField.tsx'
import { paths } from '../../lib/paths.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { safeReturnTo } from '../../lib/return-to.ts'
import { beginSession, meQuery } from '../../lib/session.ts'
import { readArrival } from './arrival.ts'

/** Signing in; goes on to where the person wanted to go. */
export function SignInPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [search] = useSearchParams()
  const arrival = readArrival(useLocation().state)
  const me = useQuery(meQuery)
  const rules = authRules(t)
  const form = useForm({
    mode: 'controlled',
    initialValues: { email: arrival.email, password: '' },
    validate: { email: rules.email, password: rules.name },
  })
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => call('POST /auth/sign-in', { body }),
    onSuccess: (reply) => beginSession(queries, reply),
    onError: (error) => form.setErrors(fieldProblems(t, error)),
  })

  if (me.data) return <Navigate to={safeReturnTo(search.get('returnTo'))} replace />
  return (
    <>
      <AuthHeading title={t('auth.signIn.title')} />
      {arrival.from !== null && (
        <Alert role="status" color="green" icon={<IconCircleCheck aria-hidden />} mt="lg">
          {t(`auth.signIn.${arrival.from}`)}
        </Alert>
      )}
      <form
        noValidate
        onSubmit={form.onSubmit((values) => signIn.mutate({ ...values, email: values.email.trim() }))}
      >
        <Stack mt="xl">
          {signIn.isError && <Failure error={signIn.error} />}
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            inputMode="email"
            {...form.getInputProps('email')}
          />
          <PasswordField
            label={t('auth.password')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <Anchor component={Link} to={paths.forgotPassword} size="sm" style={{ alignSelf: 'flex-start' }}>
            {t('auth.signIn.forgot')}
          </Anchor>
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('auth.signIn.submit')}
          </Button>
        </Stack>
      </form>
      <Text mt="xl" size="sm">
        {t('auth.signIn.newHere')}{' '}
        <Anchor component={Link} to={paths.register} inherit underline="always">
          {t('auth.signIn.register')}
        </Anchor>
      </Text>
    </>
  )
}
