import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BrowserRouter } from 'react-router-dom'
import { styleNonce } from '../lib/style-nonce.ts'
import { createRollcallTheme, resolveVariables } from './theme.ts'

const colorSchemes = localStorageColorSchemeManager({ key: 'rollcall.color-scheme' })

/** What every screen stands on: look, server state, address bar. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  const { t } = useTranslation()
  const theme = useMemo(() => createRollcallTheme(t), [t])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      getStyleNonce={styleNonce}
    >
      {/* As narrow as the sidebar, so that a notice lies over no button of a screen. */}
      <Notifications position="bottom-left" limit={3} containerWidth={224} />
      <QueryClientProvider client={queries}>
        <BrowserRouter basename={import.meta.env.BASE_URL}>{children}</BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  )
}
