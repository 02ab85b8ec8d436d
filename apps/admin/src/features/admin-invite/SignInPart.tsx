import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AdminInvitationDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { PasswordField } from '../../lib/PasswordField.tsx'
import { paths } from '../../lib/paths.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useAccept } from './admin-invite-api.ts'

/** For whoever has an account and is signed out: signing in right here accepts. */
export function SignInPart({ token, invitation }: { token: string; invitation: AdminInvitationDto }) {
  const { t } = useTranslation()
  const accept = useAccept(token, invitation)
  const form = useForm({
    mode: 'controlled',
    initialValues: { password: '' },
    validate: { password: authRules(t).name },
  })
  const submit = form.onSubmit(({ password }) =>
    accept.mutate(password, { onError: (error) => form.setErrors(fieldProblems(t, error)) }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack mt="lg">
        <Text>{t('adminInvite.signInLead')}</Text>
        {accept.isError && <Failure error={accept.error} />}
        <TextInput
          label={t('adminInvite.address')}
          description={t('adminInvite.addressHint')}
          value={invitation.email}
          readOnly
          autoComplete="username"
        />
        <PasswordField
          label={t('auth.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Text size="sm">
          <Anchor component={Link} to={paths.forgotPassword} inherit underline="always">
            {t('adminInvite.forgot')}
          </Anchor>{' '}
          {t('adminInvite.forgotHint')}
        </Text>
        <Button type="submit" size="md" loading={accept.isPending}>
          {t('adminInvite.signIn')}
        </Button>
      </Stack>
    </form>
  )
}
