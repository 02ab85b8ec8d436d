import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router-dom'
import { importPath, paths, settingsPath } from '../lib/paths.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { OperatorShell } from './OperatorShell.tsx'
import { RequireOrganization } from './RequireOrganization.tsx'
import { RequireSession } from './RequireSession.tsx'
import { Shell } from './Shell.tsx'
import { SignedOut } from './SignedOut.tsx'

// Each screen is a chunk of its own: the first one shown does not wait for the others.
const SignInPage = lazy(async () => ({
  default: (await import('../features/auth/SignInPage.tsx')).SignInPage,
}))
const RegisterPage = lazy(async () => ({
  default: (await import('../features/auth/RegisterPage.tsx')).RegisterPage,
}))
const VerifyPage = lazy(async () => ({
  default: (await import('../features/auth/VerifyPage.tsx')).VerifyPage,
}))
const ForgotPasswordPage = lazy(async () => ({
  default: (await import('../features/auth/ForgotPasswordPage.tsx')).ForgotPasswordPage,
}))
const ResetPage = lazy(async () => ({ default: (await import('../features/auth/ResetPage.tsx')).ResetPage }))
const OverviewPage = lazy(async () => ({
  default: (await import('../features/overview/OverviewPage.tsx')).OverviewPage,
}))
const LearnersScreen = lazy(async () => ({ default: (await import('./LearnersScreen.tsx')).LearnersScreen }))
const ImportsPage = lazy(async () => ({
  default: (await import('../features/imports/ImportsPage.tsx')).ImportsPage,
}))
const NewImportPage = lazy(async () => ({
  default: (await import('../features/imports/NewImportPage.tsx')).NewImportPage,
}))
const ImportPage = lazy(async () => ({
  default: (await import('../features/imports/ImportPage.tsx')).ImportPage,
}))
const OutboxPage = lazy(async () => ({
  default: (await import('../features/outbox/OutboxPage.tsx')).OutboxPage,
}))
const GroupsPage = lazy(async () => ({
  default: (await import('../features/groups/GroupsPage.tsx')).GroupsPage,
}))
const LocationsPage = lazy(async () => ({
  default: (await import('../features/locations/LocationsPage.tsx')).LocationsPage,
}))
const TrainingsPage = lazy(async () => ({
  default: (await import('../features/trainings/TrainingsPage.tsx')).TrainingsPage,
}))
const AnnouncementPage = lazy(async () => ({
  default: (await import('../features/announcement/AnnouncementPage.tsx')).AnnouncementPage,
}))
const LearnerGuidePage = lazy(async () => ({
  default: (await import('../features/learner-guide/LearnerGuidePage.tsx')).LearnerGuidePage,
}))
const JoinOrgPage = lazy(async () => ({
  default: (await import('../features/join-page/JoinOrgPage.tsx')).JoinOrgPage,
}))
const JoinPosterPage = lazy(async () => ({
  default: (await import('../features/join-page/JoinPosterPage.tsx')).JoinPosterPage,
}))
const AdminInvitePage = lazy(async () => ({
  default: (await import('../features/admin-invite/AdminInvitePage.tsx')).AdminInvitePage,
}))
const SettingsScreen = lazy(async () => ({ default: (await import('./SettingsScreen.tsx')).SettingsScreen }))
const ProfileTab = lazy(async () => ({
  default: (await import('../features/settings/ProfileTab.tsx')).ProfileTab,
}))
const InvitationsTab = lazy(async () => ({
  default: (await import('../features/settings/InvitationsTab.tsx')).InvitationsTab,
}))
const NoMailTab = lazy(async () => ({
  default: (await import('../features/settings/NoMailTab.tsx')).NoMailTab,
}))
const AdminsTab = lazy(async () => ({
  default: (await import('../features/settings/AdminsTab.tsx')).AdminsTab,
}))
const ApiKeysTab = lazy(async () => ({
  default: (await import('../features/settings/ApiKeysTab.tsx')).ApiKeysTab,
}))
const SubscriptionTab = lazy(async () => ({
  default: (await import('../features/settings/SubscriptionTab.tsx')).SubscriptionTab,
}))
const OrganizationsPage = lazy(async () => ({
  default: (await import('../features/installation/OrganizationsPage.tsx')).OrganizationsPage,
}))
const AuditTab = lazy(async () => ({ default: (await import('../features/settings/AuditTab.tsx')).AuditTab }))

/** Every screen and its address. */
export function Router() {
  return (
    <Routes>
      <Route element={<SignedOut />}>
        <Route path={paths.signIn} element={<SignInPage />} />
        <Route path={paths.register} element={<RegisterPage />} />
        <Route path={`${paths.verify}/:token?`} element={<VerifyPage />} />
        <Route path={paths.forgotPassword} element={<ForgotPasswordPage />} />
        <Route path={`${paths.reset}/:token?`} element={<ResetPage />} />
        <Route path={`${paths.adminInvite}/:token?`} element={<AdminInvitePage />} />
      </Route>
      <Route element={<RequireSession />}>
        <Route element={<OperatorShell />}>
          <Route path={paths.installation} element={<OrganizationsPage />} />
        </Route>
        <Route element={<RequireOrganization />}>
          <Route element={<Shell />}>
            <Route path={paths.overview} element={<OverviewPage />} />
            <Route path={paths.learners} element={<LearnersScreen />} />
            <Route path={paths.imports} element={<ImportsPage />} />
            <Route path={paths.newImport} element={<NewImportPage />} />
            <Route path={importPath(':id')} element={<ImportPage />} />
            <Route path={paths.outbox} element={<OutboxPage />} />
            <Route path={paths.groups} element={<GroupsPage />} />
            <Route path={paths.locations} element={<LocationsPage />} />
            <Route path={paths.trainings} element={<TrainingsPage />} />
            <Route path={paths.announcement} element={<AnnouncementPage />} />
            <Route path={paths.learnerGuide} element={<LearnerGuidePage />} />
            <Route path={paths.joinPage} element={<JoinOrgPage />} />
            <Route path={paths.joinPoster} element={<JoinPosterPage />} />
            <Route path={paths.settings} element={<SettingsScreen />}>
              <Route index element={<Navigate to={settingsPath('profile')} replace />} />
              <Route path={settingsPath('profile')} element={<ProfileTab />} />
              <Route path={settingsPath('invitations')} element={<InvitationsTab />} />
              <Route path={settingsPath('no-mail')} element={<NoMailTab />} />
              <Route path={settingsPath('admins')} element={<AdminsTab />} />
              <Route path={settingsPath('api-keys')} element={<ApiKeysTab />} />
              <Route path={settingsPath('subscription')} element={<SubscriptionTab />} />
              <Route path={settingsPath('audit')} element={<AuditTab />} />
            </Route>
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Route>
      </Route>
    </Routes>
  )
}
