import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { LIMITS, LOCALES, type OrgDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import classes from '../../lib/Fields.module.css'
import { LANGUAGES } from '../../lib/i18n.ts'
import { tellDone } from '../../lib/notices.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { SaveBar } from '../../lib/SaveBar.tsx'
import { TimeZoneSelect } from '../../lib/TimeZoneSelect.tsx'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { toProfileBody, toProfileValues } from './profile-values.ts'
import { useSaveProfile } from './settings-api.ts'

interface ProfileFormProps {
  profile: OrgDto
  onReload: () => void
}

/** Name, time zone, language, and the contact person. */
export function ProfileForm({ profile, onReload }: ProfileFormProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const save = useSaveProfile(profile)
  const form = useForm({
    mode: 'controlled',
    initialValues: toProfileValues(profile),
    validate: { name: (name) => (name.trim() === '' ? t('fieldErrors.required') : null) },
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
      <fieldset disabled={!mayWrite} className={classes.fields}>
        <Stack gap="lg" maw={720}>
          <Block title={t('settings.organization')}>
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
          </Block>
          <Block title={t('settings.contact')} lead={t('settings.contactHint')}>
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
