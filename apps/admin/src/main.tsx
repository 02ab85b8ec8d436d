import './app/mantine-styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from './app/ErrorBoundary.tsx'
import { Providers } from './app/Providers.tsx'
import { Router } from './app/router.tsx'
import { startTexts } from './lib/i18n.ts'
import { createQueryClient } from './lib/query-client.ts'
import { shareStyleNonce } from './lib/style-nonce.ts'

shareStyleNonce()
await startTexts()

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Providers queries={createQueryClient()}>
        <ErrorBoundary>
          <Router />
        </ErrorBoundary>
      </Providers>
    </StrictMode>,
  )
}
