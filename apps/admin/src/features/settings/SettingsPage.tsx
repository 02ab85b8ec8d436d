import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { Page } from '../../lib/Page.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { useProfile } from './settings-api.ts'

/** The organization's settings. */
export function SettingsPage() {
  const { t } = useTranslation()
  const profile = useProfile()
  return (
    <Page title={t('nav.settings')} lead={t('settings.lead')}>
      {profile.isPending && <ListSkeleton rows={6} />}
      {profile.isError && <Failure error={profile.error} retry={() => void profile.refetch()} />}
      {profile.isSuccess && <ProfileForm key={profile.data.id} profile={profile.data} />}
    </Page>
  )
}
