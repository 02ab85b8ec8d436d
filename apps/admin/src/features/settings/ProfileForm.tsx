import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { LIMITS, LOCALES, type OrgDto } from '@rollcall/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { LANGUAGES } from '../../lib/i18n.ts'
import { tellDone } from '../../lib/notices.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { TimeZoneSelect } from '../../lib/TimeZoneSelect.tsx'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { MAX_EXPIRY_DAYS, toProfileBody, toProfileValues } from './profile-values.ts'
import { useSaveProfile } from './settings-api.ts'

/** Who the organization is, whom its people may ask, and how long an invite holds. */
export function ProfileForm({ profile }: { profile: OrgDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const save = useSaveProfile()
  const form = useForm({
    mode: 'controlled',
    initialValues: toProfileValues(profile),
    validate: {
      name: (name) => (name.trim() === '' ? t('fieldErrors.required') : null),
      inviteExpiryDays: (days, { neverExpires }) =>
        neverExpires || (typeof days === 'number' && days >= 1) ? null : t('settings.expiryRange'),
    },
  })
  useUnsavedGuard(form.isDirty())

  const submit = form.onSubmit((values) =>
    save.mutate(toProfileBody(values), {
      onSuccess: (saved) => {
        form.setInitialValues(toProfileValues(saved))
        form.setValues(toProfileValues(saved))
        tellDone(t('settings.saved'))
      },
      onError: (error) => form.setErrors(fieldProblems(t, error)),
    }),
  )
  return (
    <form noValidate onSubmit={submit}>
      <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="lg" maw={720}>
          {save.isError && <Failure error={save.error} />}
          <Section title={t('settings.organization')}>
            <TextInput
              label={t('settings.name')}
              maxLength={LIMITS.organizationName}
              {...form.getInputProps('name')}
            />
            <TimeZoneSelect {...form.getInputProps('timeZone')} value={form.values.timeZone} />
            <Select
              label={t('settings.language')}
              description={t('settings.languageHint')}
              data={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
              allowDeselect={false}
              {...form.getInputProps('locale')}
            />
          </Section>
          <Section title={t('settings.contact')} lead={t('settings.contactHint')}>
            <TextInput
              label={t('settings.contactName')}
              maxLength={LIMITS.name}
              {...form.getInputProps('contact.name')}
            />
            <TextInput
              label={t('settings.contactEmail')}
              type="email"
              maxLength={LIMITS.email}
              {...form.getInputProps('contact.email')}
            />
            <TextInput
              label={t('settings.contactPhone')}
              type="tel"
              {...form.getInputProps('contact.phone')}
            />
          </Section>
          <Section title={t('settings.invites')} lead={t('settings.invitesHint')}>
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
          </Section>
          {mayWrite && (
            <Group gap="md">
              <Button type="submit" size="md" loading={save.isPending} disabled={!form.isDirty()}>
                {t('settings.save')}
              </Button>
              <Text size="sm" c="dimmed" role="status">
                {form.isDirty() ? t('settings.unsaved') : ''}
              </Text>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  )
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg">
      <Title order={2}>{title}</Title>
      {lead !== undefined && (
        <Text size="sm" c="dimmed" mt={4}>
          {lead}
        </Text>
      )}
      <Stack mt="md">{children}</Stack>
    </Paper>
  )
}
