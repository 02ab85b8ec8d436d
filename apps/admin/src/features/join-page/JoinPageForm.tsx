import { Stack, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { GroupDto, JoinPageDto, LocationDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import classes from '../../lib/Fields.module.css'
import { tellDone } from '../../lib/notices.ts'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { useMayUsePremium } from '../../lib/premium.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { SaveBar } from '../../lib/SaveBar.tsx'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { AudienceFields } from './AudienceFields.tsx'
import { refusedDomains } from './allow-list.ts'
import { ChoiceFields } from './ChoiceFields.tsx'
import { useSaveJoinPage } from './join-page-api.ts'
import { type JoinPageValues, joinPageFaults, toJoinPageBody, toJoinPageValues } from './join-page-values.ts'
import { LimitFields } from './LimitFields.tsx'
import { SlugField } from './SlugField.tsx'

interface JoinPageFormProps {
  page: JoinPageDto
  proposedSlug: string
  groups: GroupDto[]
  locations: LocationDto[]
  onReload: () => void
}

/** All that is set up of the page. Nothing of it holds before it is saved. */
export function JoinPageForm({ page, proposedSlug, groups, locations, onReload }: JoinPageFormProps) {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const mayWrite = useMayWrite()
  const mayChange = useMayUsePremium()
  const save = useSaveJoinPage(page)
  const form = useForm<JoinPageValues>({
    mode: 'controlled',
    initialValues: toJoinPageValues(page, proposedSlug, timeZone),
    validate: (values) => joinPageFaults(t, values, groups),
  })
  const isUnsaved = mayChange && (form.isDirty() || page.slug === null)
  useUnsavedGuard(mayChange && form.isDirty())

  const submit = form.onSubmit(
    (values) =>
      save.mutate(toJoinPageBody(values, page, timeZone), {
        onSuccess: (saved) => {
          const now = toJoinPageValues(saved, '', timeZone)
          form.setInitialValues(now)
          form.setValues(now)
          tellDone(t('joinPage.saved'))
        },
        onError: (error) => form.setErrors(fieldProblems(t, error)),
      }),
    (faults) => focusField(form.getInputNode(Object.keys(faults)[0] ?? '')),
  )
  return (
    <form noValidate onSubmit={submit}>
      <fieldset disabled={!mayChange} className={classes.fields}>
        <Stack gap="lg">
          <Block level={2} title={t('joinPage.address.title')}>
            <Switch
              size="md"
              label={t('joinPage.address.enabled')}
              description={t('joinPage.address.enabledHint')}
              {...form.getInputProps('enabled', { type: 'checkbox' })}
            />
            <SlugField form={form} page={page} />
          </Block>
          <AudienceFields form={form} refused={refusedDomains(save.error, save.variables)} />
          <ChoiceFields form={form} groups={groups} locations={locations} />
          <LimitFields form={form} />
          {(mayChange || !mayWrite) && (
            <SaveBar isDirty={isUnsaved} isSaving={save.isPending} error={save.error} onReload={onReload} />
          )}
        </Stack>
      </fieldset>
    </form>
  )
}

/** Of a group of choices it is the first that takes the focus. */
function focusField(node: HTMLElement | null): void {
  const field = node?.matches('input, textarea') ? node : node?.querySelector('input')
  field?.focus()
}
