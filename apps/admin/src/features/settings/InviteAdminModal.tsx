import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type InviteAdminBody, LIMITS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { authRules } from '../../lib/auth-rules.ts'
import { Failure } from '../../lib/Failure.tsx'
import { tellDone } from '../../lib/notices.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useInviteAdmin } from './admins-api.ts'
import { RoleChoice } from './RoleChoice.tsx'

/** Invites somebody to help to run the organization. */
export function InviteAdminModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('settings.admins.invite')}>
      <InviteForm onDone={onClose} />
    </Modal>
  )
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const invite = useInviteAdmin()
  const form = useForm<InviteAdminBody>({
    mode: 'controlled',
    initialValues: { email: '', role: 'admin' },
    validate: { email: authRules(t).email },
  })
  const submit = form.onSubmit(({ email, role }) =>
    invite.mutate(
      { email: email.trim(), role },
      {
        onSuccess: (invited) => {
          tellDone(t('settings.admins.sent', { email: invited.email }))
          onDone()
        },
        onError: (error) => form.setErrors(fieldProblems(t, error)),
      },
    ),
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {invite.isError && (
          <Failure
            error={invite.error}
            own={{
              already_admin: t('settings.admins.already'),
              already_invited: t('settings.admins.alreadyInvited'),
            }}
          />
        )}
        <TextInput
          label={t('settings.admins.email')}
          description={t('settings.admins.emailHint')}
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={LIMITS.email}
          data-autofocus
          {...form.getInputProps('email')}
        />
        <RoleChoice value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('settings.admins.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
