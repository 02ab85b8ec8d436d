import { Button } from '@mantine/core'
import type { SetupDto } from '@rollcall/contract'
import { IconSpeakerphone, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { MailPause } from '../../lib/MailPause.tsx'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { paths } from '../../lib/paths.ts'
import { AllSetUp, Checklist } from './Checklist.tsx'
import { LivingOverview } from './LivingOverview.tsx'
import { useSetup } from './overview-api.ts'

/** Until everything is set up: what is missing, and the next step. From then on: where the learners stand. */
export function OverviewPage() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  const setup = useSetup()
  const isReady = setup.isSuccess && isSetUp(setup.data)
  return (
    <Page
      title={t('nav.overview')}
      lead={isReady ? t('overview.leadReady', { name }) : t('overview.lead', { name })}
      actions={isReady && <Actions />}
    >
      {setup.isPending && <ListSkeleton rows={6} />}
      {setup.isError && <Failure error={setup.error} retry={() => void setup.refetch()} />}
      {setup.isSuccess && !isReady && <Checklist setup={setup.data} />}
      {isReady && (
        <>
          <MailPause />
          <LivingOverview />
          <AllSetUp setup={setup.data} />
        </>
      )}
    </Page>
  )
}

function isSetUp({ steps, canInvite }: SetupDto): boolean {
  return canInvite && steps.every((step) => step.done || step.optional)
}

function Actions() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  return (
    <>
      <Button
        component={Link}
        to={paths.announcement}
        variant="default"
        leftSection={<IconSpeakerphone size={18} aria-hidden />}
      >
        {t('overview.tellFirst')}
      </Button>
      {mayWrite && (
        <Button component={Link} to={paths.addLearners} leftSection={<IconUserPlus size={18} aria-hidden />}>
          {t('learners.add')}
        </Button>
      )}
    </>
  )
}
