import { Button, Group, Paper } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { Page } from '../../lib/Page.tsx'
import { useInstalled } from './installation-api.ts'
import { OrganizationItem } from './OrganizationItem.tsx'
import classes from './Organizations.module.css'
import { SubscriptionModal } from './SubscriptionModal.tsx'

/** The organizations of this installation, and what each has paid for: for its operator. */
export function OrganizationsPage() {
  const { t } = useTranslation()
  const installed = useInstalled()
  const dialog = useOpenDialog('organization')
  const orgs = installed.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('installation.title')} lead={t('installation.lead')}>
      {installed.isPending && <ListSkeleton />}
      {installed.isError && <Failure error={installed.error} retry={() => void installed.refetch()} />}
      {installed.isSuccess && orgs.length === 0 && (
        <EmptyState icon={IconBuilding} title={t('installation.empty.title')}>
          {t('installation.empty.text')}
        </EmptyState>
      )}
      {orgs.length > 0 && (
        <Paper withBorder component="ul" className={classes.list ?? ''} aria-label={t('installation.title')}>
          {orgs.map((org) => (
            <OrganizationItem key={org.id} org={org} onSet={() => dialog.open(org.id)} />
          ))}
        </Paper>
      )}
      {installed.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={installed.isFetchingNextPage}
            onClick={() => void installed.fetchNextPage()}
          >
            {t('installation.more')}
          </Button>
        </Group>
      )}
      <SubscriptionModal org={orgs.find(({ id }) => id === dialog.value)} onClose={dialog.close} />
    </Page>
  )
}
