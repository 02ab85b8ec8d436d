import { Text } from '@mantine/core'
import type { GroupDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'

/** The trainings that are attached to a group, a line each. */
export function GroupTrainings({ group: { trainings } }: { group: GroupDto }) {
  const { t } = useTranslation()
  if (trainings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('groups.noTrainings')}
      </Text>
    )
  }
  return trainings.map((training) => (
    <Text key={training.id} size="sm">
      {training.title}
    </Text>
  ))
}
