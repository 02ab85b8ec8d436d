import { Anchor, Button, Paper } from '@mantine/core'
import { IconExternalLink, IconKey, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useMayWrite } from '../../lib/organization.ts'
import { ApiKeyItem } from './ApiKeyItem.tsx'
import { useApiKeys } from './api-keys-api.ts'
import classes from './ItemList.module.css'
import { NewKeyModal } from './NewKeyModal.tsx'
import { Part } from './Part.tsx'

/** The keys with which programs work with the organization. */
export function ApiKeysTab() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const making = useOpenDialog('make')
  const apiKeys = useApiKeys()
  const items = apiKeys.data?.items ?? []
  return (
    <Part
      tab="api-keys"
      lead={
        <>
          {t('settings.keys.lead')}{' '}
          <Anchor href="/docs" target="_blank" rel="noopener" inherit underline="always">
            {t('settings.keys.docs')}
            <IconExternalLink
              size={15}
              stroke={1.8}
              style={{ marginLeft: 4, verticalAlign: '-2px' }}
              aria-hidden
            />
          </Anchor>
        </>
      }
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => making.open('1')}>
            {t('settings.keys.make')}
          </Button>
        )
      }
    >
      {apiKeys.isPending && <ListSkeleton />}
      {apiKeys.isError && <Failure error={apiKeys.error} retry={() => void apiKeys.refetch()} />}
      {apiKeys.isSuccess && items.length === 0 && (
        <EmptyState icon={IconKey} title={t('settings.keys.empty.title')}>
          {t('settings.keys.empty.text')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Paper
          withBorder
          component="ul"
          className={classes.list ?? ''}
          aria-label={t('settings.tabs.api-keys')}
        >
          {items.map((apiKey) => (
            <ApiKeyItem key={apiKey.id} apiKey={apiKey} />
          ))}
        </Paper>
      )}
      <NewKeyModal opened={mayWrite && making.value !== null} onClose={making.close} />
    </Part>
  )
}
