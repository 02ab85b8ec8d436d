import { Button, Stack } from '@mantine/core'
import type { JoinPageDto } from '@rollcall/contract'
import { IconSparkles, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useGroups, useLocations } from '../../lib/lists.ts'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { paths, settingsPath } from '../../lib/paths.ts'
import { useMayUsePremium, useNeedsPremium } from '../../lib/premium.ts'
import { useProfile } from '../../lib/profile.ts'
import { CameByPage } from './CameByPage.tsx'
import { JoinPageForm } from './JoinPageForm.tsx'
import { useJoinPage, useSlugCheck } from './join-page-api.ts'
import { PageState } from './PageState.tsx'
import { SubscriptionOver } from './SubscriptionOver.tsx'

/** The page on which people ask to join the organization: how it stands, and all that is set up of it. */
export function JoinOrgPage() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  const profile = useProfile()
  const page = useJoinPage()
  const isReady = page.isSuccess && page.isFetchedAfterMount && profile.isSuccess
  return (
    <Page title={t('nav.joinPage')} lead={t('joinPage.lead', { name })}>
      {page.isError && <Failure error={page.error} retry={() => void page.refetch()} />}
      {profile.isError && <Failure error={profile.error} retry={() => void profile.refetch()} />}
      {!page.isError && !profile.isError && !isReady && <ListSkeleton rows={8} />}
      {isReady && <JoinOrg page={page.data} onReload={() => page.refetch()} />}
    </Page>
  )
}

interface JoinOrgProps {
  page: JoinPageDto
  onReload: () => Promise<unknown>
}

function JoinOrg({ page, onReload }: JoinOrgProps) {
  const needsPremium = useNeedsPremium()
  const isSetUp = page.url !== null
  if (needsPremium && !isSetUp) return <NeedsPremium />
  return (
    <Stack gap="lg" maw={760}>
      {needsPremium && <SubscriptionOver />}
      {isSetUp && <PageState page={page} />}
      {isSetUp && <CameByPage capacity={page.capacity} />}
      <SetUp page={page} onReload={onReload} />
    </Stack>
  )
}

/** The form, as soon as all is there that it begins with. */
function SetUp({ page, onReload }: JoinOrgProps) {
  const { name } = useOrganization()
  const [loads, setLoads] = useState(0)
  const groups = useGroups()
  const locations = useLocations()
  const mayChange = useMayUsePremium()
  const proposal = useSlugCheck(name, mayChange && page.slug === null)
  const reload = async () => {
    await onReload()
    setLoads((before) => before + 1)
  }
  if (groups.isError) return <Failure error={groups.error} retry={() => void groups.refetch()} />
  if (locations.isError) return <Failure error={locations.error} retry={() => void locations.refetch()} />
  if (!groups.isSuccess || !locations.isSuccess || proposal.isLoading) return <ListSkeleton rows={8} />
  if (page.slug === null && !groups.data.some(({ status }) => status === 'active')) return <NoActiveGroup />
  return (
    <JoinPageForm
      key={loads}
      page={page}
      proposedSlug={proposedSlug(proposal.data)}
      groups={groups.data}
      locations={locations.data}
      onReload={() => void reload()}
    />
  )
}

function proposedSlug(checked: ReturnType<typeof useSlugCheck>['data']): string {
  if (checked === undefined) return ''
  return checked.outcome === 'free' || checked.outcome === 'yours' ? checked.slug : (checked.suggestion ?? '')
}

function NeedsPremium() {
  const { t } = useTranslation()
  const { name } = useOrganization()
  return (
    <EmptyState
      icon={IconSparkles}
      title={t('joinPage.premium.title')}
      action={
        <Button component={Link} to={settingsPath('subscription')} variant="default">
          {t('premium.more')}
        </Button>
      }
    >
      {t('joinPage.premium.text')}
      <span style={{ display: 'block', marginTop: 12 }}>{t('premium.how', { name })}</span>
    </EmptyState>
  )
}

function NoActiveGroup() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  return (
    <EmptyState
      icon={IconUsersGroup}
      title={t('joinPage.noGroup.title')}
      action={
        mayWrite && (
          <Button component={Link} to={paths.groups}>
            {t('joinPage.noGroup.link')}
          </Button>
        )
      }
    >
      {t('joinPage.noGroup.text')}
    </EmptyState>
  )
}
