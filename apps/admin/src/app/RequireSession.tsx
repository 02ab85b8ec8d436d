import { Center, Container, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { Failure } from '../lib/Failure.tsx'
import { signInAddress } from '../lib/return-to.ts'
import { meQuery } from '../lib/session.ts'

/** Lets only signed-in people through; the others sign in first and come back to where they wanted to go. */
export function RequireSession() {
  const { t } = useTranslation()
  const location = useLocation()
  const me = useQuery(meQuery)

  if (me.isPending) {
    return (
      <Center h="100dvh">
        <Loader aria-label={t('loading')} role="status" />
      </Center>
    )
  }
  if (me.isError) {
    return (
      <Container size="xs" py={96}>
        <Failure error={me.error} retry={() => void me.refetch()} />
      </Container>
    )
  }
  if (me.data === null) {
    return <Navigate to={signInAddress(location.pathname + location.search)} replace />
  }
  return <Outlet />
}
