import { Alert, Anchor, Button, Group, Paper, Progress, Text, Title } from '@mantine/core'
import type { SetupDto } from '@rollcall/contract'
import { IconAlertTriangle, IconConfetti } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { call } from '../../lib/api.ts'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { keys } from '../../lib/keys.ts'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { paths } from '../../lib/paths.ts'
import classes from './OverviewPage.module.css'
import { SetupStepItem } from './SetupStepItem.tsx'

/** What is set up, what is missing, and the next step. */
export function OverviewPage() {
  const { t } = useTranslation()
  const { orgId, name } = useOrganization()
  const setup = useQuery({
    queryKey: keys.setup(orgId),
    queryFn: () => call('GET /orgs/:orgId/setup', { params: { orgId } }),
    staleTime: 0,
  })
  return (
    <Page title={t('nav.overview')} lead={t('overview.lead', { name })}>
      {setup.isPending && <ListSkeleton rows={6} />}
      {setup.isError && <Failure error={setup.error} retry={() => void setup.refetch()} />}
      {setup.isSuccess && <Checklist setup={setup.data} />}
    </Page>
  )
}

function Checklist({ setup }: { setup: SetupDto }) {
  const { t } = useTranslation()
  const needed = setup.steps.filter((step) => !step.optional)
  const done = needed.filter((step) => step.done).length
  const next = needed.find((step) => !step.done)
  return (
    <>
      {!setup.canInvite && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('overview.noGroup.title')}
          mb="lg"
        >
          {t('overview.noGroup.text')}{' '}
          <Anchor component={Link} to={paths.groups} inherit underline="always">
            {t('overview.noGroup.link')}
          </Anchor>
        </Alert>
      )}
      {next === undefined && (
        <div className={classes.ready}>
          <EmptyState
            icon={IconConfetti}
            title={t('overview.ready.title')}
            action={
              <Group justify="center">
                <Button component={Link} to={paths.learners}>
                  {t('overview.ready.learners')}
                </Button>
                <Button component={Link} to={paths.addLearners} variant="default">
                  {t('learners.add')}
                </Button>
              </Group>
            }
          >
            {t('overview.ready.text')}
          </EmptyState>
        </div>
      )}
      <Paper withBorder>
        <div className={classes.head}>
          <Title order={2}>{t('overview.checklist')}</Title>
          <Text size="sm" c="dimmed">
            {t('overview.progress', { done, of: needed.length })}
          </Text>
          <Progress
            className={classes.progress ?? ''}
            value={(done / Math.max(1, needed.length)) * 100}
            size="sm"
            aria-label={t('overview.checklist')}
          />
        </div>
        <ol className={classes.steps}>
          {setup.steps.map((step) => (
            <SetupStepItem key={step.step} {...step} isNext={step.step === next?.step} />
          ))}
        </ol>
      </Paper>
    </>
  )
}
