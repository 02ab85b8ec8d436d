import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from '../lib/EmptyState.tsx'
import { Page } from '../lib/Page.tsx'
import { paths } from '../lib/paths.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon={IconCompass}
        title={t('notFound.heading')}
        action={
          <Button component={Link} to={paths.overview}>
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.text')}
      </EmptyState>
    </Page>
  )
}
