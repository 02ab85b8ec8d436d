import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { LIMITS, type RegisterBody } from '@rollcall/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AuthHeading } from '../../lib/AuthHeading.tsx'
import { call } from '../../lib/api.ts'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { toLocale } from '../../lib/i18n.ts'
import { NewPasswordField } from '../../lib/PasswordField.tsx'
import { paths } from '../../lib/paths.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { TimeZoneSelect } from '../../lib/TimeZoneSelect.tsx'
import { browserTimeZone } from '../../lib/times.ts'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { CheckYourMail } from './CheckYourMail.tsx'

/** A new account together with its organization. */
export function RegisterPage() {
  const { t, i18n } = useTranslation()
  const rules = authRules(t)
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', email: '', password: '', organizationName: '', timeZone: browserTimeZone() },
    validate: {
      name: rules.name,
      email: rules.email,
      password: rules.newPassword,
      organizationName: rules.name,
    },
  })
  const register = useMutation({
    mutationFn: (body: RegisterBody) => call('POST /auth/register', { body }),
    onError: (error) => form.setErrors(fieldProblems(t, error)),
  })
  useUnsavedGuard(form.isDirty() && !register.isSuccess)

  if (register.isSuccess) {
    return <CheckYourMail email={form.values.email.trim()}>{t('auth.register.mail')}</CheckYourMail>
  }
  const submit = form.onSubmit((values) =>
    register.mutate({ ...values, email: values.email.trim(), locale: toLocale(i18n.language) ?? 'en' }),
  )
  return (
    <>
      <AuthHeading title={t('auth.register.title')}>{t('auth.register.lead')}</AuthHeading>
      <form noValidate onSubmit={submit}>
        <Stack mt="xl">
          {register.isError && <Failure error={register.error} />}
          <TextInput
            label={t('auth.name')}
            autoComplete="name"
            maxLength={LIMITS.name}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('auth.workEmail')}
            type="email"
            autoComplete="username"
            inputMode="email"
            maxLength={LIMITS.email}
            {...form.getInputProps('email')}
          />
          <NewPasswordField
            label={t('auth.password')}
            {...form.getInputProps('password')}
            value={form.values.password}
          />
          <TextInput
            label={t('auth.register.organization')}
            autoComplete="organization"
            maxLength={LIMITS.organizationName}
            {...form.getInputProps('organizationName')}
          />
          <TimeZoneSelect {...form.getInputProps('timeZone')} value={form.values.timeZone} />
          <Button type="submit" size="md" mt="xs" loading={register.isPending}>
            {t('auth.register.submit')}
          </Button>
        </Stack>
      </form>
      <Text mt="xl" size="sm">
        {t('auth.register.haveAccount')}{' '}
        <Anchor component={Link} to={paths.signIn} inherit underline="always">
          {t('auth.signIn.submit')}
        </Anchor>
      </Text>
    </>
  )
}
