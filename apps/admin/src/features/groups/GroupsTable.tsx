import { Paper, Table, VisuallyHidden } from '@mantine/core'
import type { GroupDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../../lib/organization.ts'
import { GroupActions } from './GroupActions.tsx'
import { GroupStatusMark } from './GroupStatusMark.tsx'
import { GroupTrainings } from './GroupTrainings.tsx'

interface GroupsTableProps {
  groups: GroupDto[]
  onEdit: (id: string) => void
}

/** Every group with its status and trainings. */
export function GroupsTable({ groups, onEdit }: GroupsTableProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <caption className="visually-hidden">{t('nav.groups')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('groups.name')}</Table.Th>
              <Table.Th scope="col">{t('groups.status')}</Table.Th>
              <Table.Th scope="col">{t('nav.trainings')}</Table.Th>
              {mayWrite && (
                <Table.Th scope="col" w={110}>
                  <VisuallyHidden>{t('actions')}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map((group) => (
              <Table.Tr key={group.id}>
                <Table.Th scope="row">{group.name}</Table.Th>
                <Table.Td>
                  <GroupStatusMark status={group.status} />
                </Table.Td>
                <Table.Td>
                  <GroupTrainings group={group} />
                </Table.Td>
                {mayWrite && (
                  <Table.Td>
                    <GroupActions group={group} onEdit={onEdit} />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
