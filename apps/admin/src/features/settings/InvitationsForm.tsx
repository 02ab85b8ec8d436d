import { Checkbox, NumberInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { OrgDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import classes from '../../lib/Fields.module.css'
import { tellDone } from '../../lib/notices.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { SaveBar } from '../../lib/SaveBar.tsx'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import {
  type InvitationValues,
  invitationFaults,
  MAX_EXPIRY_DAYS,
  toInvitationBody,
  toInvitationValues,
} from './invitation-values.ts'
import { ReminderLadder } from './ReminderLadder.tsx'
import { useSaveProfile } from './settings-api.ts'

interface InvitationsFormProps {
  profile: OrgDto
  onReload: () => void
}

/** Days until an invite expires, and the ladder of reminders. */
export function InvitationsForm({ profile, onReload }: InvitationsFormProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const save = useSaveProfile(profile)
  const form = useForm<InvitationValues>({
    mode: 'controlled',
    initialValues: toInvitationValues(profile),
    validate: (values) => invitationFaults(t, values),
  })
  useUnsavedGuard(form.isDirty())

  const submit = form.onSubmit((values) =>
    save.mutate(toInvitationBody(values), {
      onSuccess: (saved) => {
        form.setInitialValues(toInvitationValues(saved))
        form.setValues(toInvitationValues(saved))
        tellDone(t('settings.saved'))
      },
      onError: (error) => form.setErrors(fieldProblems(t, error)),
    }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <fieldset disabled={!mayWrite} className={classes.fields}>
        <Stack gap="lg" maw={720}>
          <Block title={t('settings.invites')} lead={t('settings.invitesHint')}>
            <NumberInput
              label={t('settings.expiryDays')}
              min={1}
              max={MAX_EXPIRY_DAYS}
              allowDecimal={false}
              clampBehavior="blur"
              hideControls
              maw={220}
              disabled={form.values.neverExpires}
              {...form.getInputProps('inviteExpiryDays')}
            />
            <Checkbox
              label={t('settings.neverExpires')}
              {...form.getInputProps('neverExpires', { type: 'checkbox' })}
            />
          </Block>
          <Block title={t('settings.reminders.title')} lead={t('settings.reminders.lead')}>
            <ReminderLadder form={form} />
          </Block>
          <SaveBar
            isDirty={form.isDirty()}
            isSaving={save.isPending}
            error={save.error}
            onReload={onReload}
          />
        </Stack>
      </fieldset>
    </form>
  )
}
