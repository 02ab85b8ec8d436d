import { Button, Group, Paper, Table, VisuallyHidden } from '@mantine/core'
import type { LocationDto } from '@rollcall/contract'
import { IconMapPin, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useLocations } from '../../lib/lists.ts'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { problemText } from '../../lib/problem.ts'
import { RowButton } from '../../lib/RowButton.tsx'
import { LocationModal } from './LocationModal.tsx'
import { useDeleteLocation } from './locations-api.ts'

const NEW = 'new'

/** The organization's sites. */
export function LocationsPage() {
  const { t } = useTranslation()
  const locations = useLocations()
  const mayWrite = useMayWrite()
  const dialog = useOpenDialog('location')
  const edited = locations.data?.find((location) => location.id === dialog.value) ?? null
  const isOpen = mayWrite && (dialog.value === NEW || edited !== null)
  const addButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => dialog.open(NEW)}>
      {t('locations.add')}
    </Button>
  )
  return (
    <Page title={t('nav.locations')} lead={t('locations.lead')} actions={addButton || undefined}>
      {locations.isPending && <ListSkeleton />}
      {locations.isError && <Failure error={locations.error} retry={() => void locations.refetch()} />}
      {locations.isSuccess &&
        (locations.data.length === 0 ? (
          <EmptyState icon={IconMapPin} title={t('locations.empty.title')}>
            {t('locations.empty.text')}
          </EmptyState>
        ) : (
          <LocationsTable locations={locations.data} mayWrite={mayWrite} onEdit={dialog.open} />
        ))}
      <LocationModal opened={isOpen} location={edited} onClose={dialog.close} />
    </Page>
  )
}

interface LocationsTableProps {
  locations: LocationDto[]
  mayWrite: boolean
  onEdit: (id: string) => void
}

function LocationsTable({ locations, mayWrite, onEdit }: LocationsTableProps) {
  const { t } = useTranslation()
  const remove = useDeleteLocation()
  const removeOne = ({ id, name }: LocationDto) =>
    remove.mutate(id, {
      onSuccess: () => tellDone(t('locations.deleted', { name })),
      onError: (error) => tellFailed(problemText(t, error, { in_use: t('locations.inUse', { name }) })),
    })
  return (
    <Paper withBorder>
      <Table verticalSpacing="sm" horizontalSpacing="lg">
        <caption className="visually-hidden">{t('nav.locations')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('locations.name')}</Table.Th>
            {mayWrite && (
              <Table.Th scope="col" w={110}>
                <VisuallyHidden>{t('actions')}</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {locations.map((location) => (
            <Table.Tr key={location.id}>
              <Table.Th scope="row">{location.name}</Table.Th>
              {mayWrite && (
                <Table.Td>
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <RowButton
                      icon={IconPencil}
                      label={t('locations.rename', { name: location.name })}
                      onClick={() => onEdit(location.id)}
                    />
                    <ConfirmPopover
                      question={t('locations.deleteQuestion', { name: location.name })}
                      consequence={t('locations.deleteConsequence')}
                      confirm={t('delete')}
                      keep={t('keep')}
                      onConfirm={() => removeOne(location)}
                    >
                      {(asking) => (
                        <RowButton
                          icon={IconTrash}
                          label={t('locations.delete', { name: location.name })}
                          {...asking}
                        />
                      )}
                    </ConfirmPopover>
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
