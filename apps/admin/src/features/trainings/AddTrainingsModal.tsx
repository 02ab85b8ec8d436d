import { Button, Checkbox, Group, Modal, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { LIMITS } from '@rollcall/contract'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { tellDone } from '../../lib/notices.ts'
import { useAddTrainings, useCatalogue } from './trainings-api.ts'

/** Choosing from the catalogue what the organization offers. */
export function AddTrainingsModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('trainings.add')} fullScreen={useNarrow()}>
      <Choice onClose={onClose} />
    </Modal>
  )
}

function Choice({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [searched] = useDebouncedValue(q.trim(), 250)
  const catalogue = useCatalogue(searched)
  const add = useAddTrainings()
  const submit = () =>
    add.mutate(chosen, {
      onSuccess: () => {
        tellDone(t('trainings.added', { count: chosen.length }))
        onClose()
      },
    })

  return (
    <Stack>
      {add.isError && <Failure error={add.error} />}
      <TextInput
        type="search"
        label={t('trainings.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={LIMITS.search}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        data-autofocus
      />
      {catalogue.isPending && <ListSkeleton rows={4} />}
      {catalogue.isError && <Failure error={catalogue.error} retry={() => void catalogue.refetch()} />}
      {catalogue.isSuccess && (
        <Checkbox.Group label={t('trainings.catalogue')} value={chosen} onChange={setChosen}>
          <ScrollArea.Autosize mah={360} mt="xs" type="auto" viewportProps={{ tabIndex: 0 }}>
            <Stack gap="md" py={4} pr="md">
              {catalogue.data.items.map((training) => (
                <Checkbox
                  key={training.id}
                  value={training.id}
                  disabled={training.offered}
                  label={training.title}
                  description={`${t('trainings.minutes', { count: training.minutes })} · ${
                    training.offered ? t('trainings.offered') : training.description
                  }`}
                />
              ))}
              {catalogue.data.items.length === 0 && <Text c="dimmed">{t('trainings.noneFound')}</Text>}
            </Stack>
          </ScrollArea.Autosize>
        </Checkbox.Group>
      )}
      {catalogue.data?.next && (
        <Text size="sm" c="dimmed">
          {t('trainings.moreThere')}
        </Text>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {t('trainings.chosen', { count: chosen.length })}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={chosen.length === 0} loading={add.isPending} onClick={submit}>
            {t('trainings.addChosen')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
