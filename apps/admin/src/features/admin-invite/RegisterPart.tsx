import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type AdminInvitationDto, LIMITS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { toLocale } from '../../lib/i18n.ts'
import { NewPasswordField } from '../../lib/PasswordField.tsx'
import { fieldProblems } from '../../lib/problem.ts'
import { useRegister } from './admin-invite-api.ts'

/** For whoever has no account: making one for the invited address accepts. The link proved the address already. */
export function RegisterPart({ token, invitation }: { token: string; invitation: AdminInvitationDto }) {
  const { t, i18n } = useTranslation()
  const register = useRegister(token, invitation)
  const rules = authRules(t)
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', password: '' },
    validate: { name: rules.name, password: rules.newPassword },
  })
  const submit = form.onSubmit(({ name, password }) =>
    register.mutate(
      { name: name.trim(), password, locale: toLocale(i18n.language) ?? 'en' },
      { onError: (error) => form.setErrors(fieldProblems(t, error)) },
    ),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack mt="lg">
        <Text>{t('adminInvite.registerLead')}</Text>
        {register.isError && <Failure error={register.error} />}
        <TextInput
          label={t('adminInvite.address')}
          description={t('adminInvite.addressHint')}
          value={invitation.email}
          readOnly
          autoComplete="username"
        />
        <TextInput
          label={t('auth.name')}
          autoComplete="name"
          maxLength={LIMITS.name}
          {...form.getInputProps('name')}
        />
        <NewPasswordField
          label={t('auth.password')}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <Button type="submit" size="md" loading={register.isPending}>
          {t('adminInvite.register')}
        </Button>
      </Stack>
    </form>
  )
}
