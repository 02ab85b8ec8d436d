import { Suspense } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { SettingsPage } from '../features/settings/SettingsPage.tsx'
import { ListSkeleton } from '../lib/ListSkeleton.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'

/** The settings with the one part that the address names. A part that breaks leaves the others within reach. */
export function SettingsScreen() {
  const { pathname } = useLocation()
  return (
    <SettingsPage>
      <ErrorBoundary key={pathname}>
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </SettingsPage>
  )
}
