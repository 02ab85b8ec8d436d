import { Anchor, Button, Group, Modal, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type GroupDto, LIMITS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { Failure } from '../../lib/Failure.tsx'
import { useTrainings } from '../../lib/lists.ts'
import { useNarrow } from '../../lib/narrow.ts'
import { tellDone } from '../../lib/notices.ts'
import { paths } from '../../lib/paths.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { useUnsavedGuard } from '../../lib/unsaved.ts'
import { type GroupValues, useSaveGroup } from './groups-api.ts'

interface GroupModalProps {
  opened: boolean
  /** The group to change; null for a new one. */
  group: GroupDto | null
  onClose: () => void
}

/** Making a group or changing one. */
export function GroupModal({ opened, group, onClose }: GroupModalProps) {
  const { t } = useTranslation()
  const title = group === null ? t('groups.add') : t('groups.edit', { name: group.name })
  return (
    <Modal opened={opened} onClose={onClose} title={title} fullScreen={useNarrow()}>
      <GroupForm key={group?.id} group={group} onDone={onClose} />
    </Modal>
  )
}

function GroupForm({ group, onDone }: { group: GroupDto | null; onDone: () => void }) {
  const { t } = useTranslation()
  const trainings = useTrainings()
  const save = useSaveGroup(group)
  const form = useForm<GroupValues>({
    mode: 'controlled',
    initialValues: {
      name: group?.name ?? '',
      status: group?.status ?? 'active',
      trainingIds: group?.trainings.map((training) => training.id) ?? [],
    },
    validate: { name: (name) => (name.trim() === '' ? t('fieldErrors.required') : null) },
  })
  useUnsavedGuard(form.isDirty())

  const submit = form.onSubmit((values) =>
    save.mutate(
      { ...values, name: values.name.trim() },
      {
        onSuccess: ({ name }) => {
          tellDone(t('groups.saved', { name }))
          onDone()
        },
        onError: (error) => form.setErrors(fieldProblems(t, error)),
      },
    ),
  )
  const options = trainings.data?.map((training) => ({ value: training.id, label: training.title })) ?? []
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {save.isError && <Failure error={save.error} own={{ name_taken: t('groups.nameTaken') }} />}
        <TextInput
          label={t('groups.name')}
          maxLength={LIMITS.groupName}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Switch
          label={t('groups.isActive')}
          description={t('groups.isActiveHint')}
          checked={form.values.status === 'active'}
          onChange={(event) =>
            form.setFieldValue('status', event.currentTarget.checked ? 'active' : 'inactive')
          }
        />
        <MultiSelect
          label={t('nav.trainings')}
          description={t('groups.trainingsHint')}
          data={options}
          searchable
          hidePickedOptions
          clearButtonProps={{ 'aria-label': t('clear') }}
          nothingFoundMessage={t('groups.noTrainingFound')}
          {...form.getInputProps('trainingIds')}
        />
        {trainings.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('groups.noneOffered')}{' '}
            <Anchor component={Link} to={`${paths.trainings}?add=1`} inherit underline="always">
              {t('trainings.add')}
            </Anchor>
          </Text>
        )}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('groups.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
