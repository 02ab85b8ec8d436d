import { Button, Group, Paper } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { paths } from '../../lib/paths.ts'
import { useNeedsPremium } from '../../lib/premium.ts'
import { ImportItem } from './ImportItem.tsx'
import classes from './Imports.module.css'
import { useImports } from './imports-api.ts'
import { PremiumNotice } from './PremiumNotice.tsx'
import { useAdminNames } from './people.ts'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'

/** The spreadsheets that were uploaded, and what became of each. */
export function ImportsPage() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const imports = useImports()
  const nameOf = useAdminNames()
  const items = imports.data?.pages.flatMap((page) => page.items) ?? []
  const needsPremium = useNeedsPremium()
  const upload = mayWrite && !needsPremium && (
    <Button component={Link} to={paths.newImport} leftSection={<IconUpload size={18} aria-hidden />}>
      {t('imports.upload')}
    </Button>
  )
  return (
    <Page
      title={t('nav.imports')}
      lead={t('imports.lead')}
      actions={(items.length > 0 && upload) || undefined}
    >
      {imports.isPending && <ListSkeleton />}
      {imports.isError && <Failure error={imports.error} retry={() => void imports.refetch()} />}
      {needsPremium && items.length > 0 && <ReadOnlyNotice />}
      {needsPremium && imports.isSuccess && items.length === 0 && <PremiumNotice />}
      {!needsPremium && imports.isSuccess && items.length === 0 && (
        <EmptyState icon={IconFileSpreadsheet} title={t('imports.empty.title')} action={upload}>
          {t('imports.empty.text')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Paper withBorder component="ul" className={classes.list ?? ''} aria-label={t('nav.imports')}>
          {items.map((imported) => (
            <ImportItem key={imported.id} imported={imported} by={nameOf(imported.createdBy)} />
          ))}
        </Paper>
      )}
      {imports.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={imports.isFetchingNextPage}
            onClick={() => void imports.fetchNextPage()}
          >
            {t('imports.older')}
          </Button>
        </Group>
      )}
    </Page>
  )
}
