import { Group, Paper, Stack, Text } from '@mantine/core'
import type { GroupDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../../lib/organization.ts'
import { GroupActions } from './GroupActions.tsx'
import { GroupStatusMark } from './GroupStatusMark.tsx'
import { GroupTrainings } from './GroupTrainings.tsx'

interface GroupCardsProps {
  groups: GroupDto[]
  onEdit: (id: string) => void
}

/** Every group with its status and trainings, on a narrow screen. */
export function GroupCards({ groups, onEdit }: GroupCardsProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  return (
    <Stack component="ul" gap="sm" m={0} p={0} aria-label={t('nav.groups')} style={{ listStyle: 'none' }}>
      {groups.map((group) => (
        <Paper key={group.id} component="li" withBorder p="md">
          <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {group.name}
            </Text>
            {mayWrite && <GroupActions group={group} onEdit={onEdit} />}
          </Group>
          <GroupTrainings group={group} />
          <Group mt="sm">
            <GroupStatusMark status={group.status} />
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
