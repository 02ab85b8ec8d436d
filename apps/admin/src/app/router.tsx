import { lazy } from 'react'
import { Route, Routes } from 'react-router-dom'
import { paths } from '../lib/paths.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
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
const GroupsPage = lazy(async () => ({
  default: (await import('../features/groups/GroupsPage.tsx')).GroupsPage,
}))
const LocationsPage = lazy(async () => ({
  default: (await import('../features/locations/LocationsPage.tsx')).LocationsPage,
}))
const TrainingsPage = lazy(async () => ({
  default: (await import('../features/trainings/TrainingsPage.tsx')).TrainingsPage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}))

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
      </Route>
      <Route element={<RequireSession />}>
        <Route element={<Shell />}>
          <Route path={paths.overview} element={<OverviewPage />} />
          <Route path={paths.learners} element={<LearnersScreen />} />
          <Route path={paths.groups} element={<GroupsPage />} />
          <Route path={paths.locations} element={<LocationsPage />} />
          <Route path={paths.trainings} element={<TrainingsPage />} />
          <Route path={paths.settings} element={<SettingsPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
    </Routes>
  )
}
