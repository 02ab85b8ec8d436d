import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import compression from 'compression'
import { type RequestHandler, Router } from 'express'
import type { MountableEndpoint } from './core/endpoint.ts'
import { describeApi } from './core/openapi.ts'
import { ROOT_DIR } from './core/root-dir.ts'

/** Redoc styles itself and looks things up in a worker of its own making. Nothing comes from another host. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `/openapi.json`, the description of the API, and `/docs`, which shows it. For everybody: it says nothing of anybody. */
export function createDocsRoutes(endpoints: MountableEndpoint[]): Router {
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(ROOT_DIR, 'package.json'), 'utf8'),
  )
  const description = JSON.stringify(describeApi(endpoints, version))
  const viewer = readViewer()
  const viewerPath = `/docs/redoc.${hashOf(viewer)}.js`

  const router = Router({ caseSensitive: true })
  const compress = compression()
  router.get('/openapi.json', compress, send('application/json', description))
  router.get('/docs', compress, send('text/html', pageWith(viewerPath)))
  router.get('/docs/start.js', compress, send('text/javascript', START))
  router.get(viewerPath, compress, send('text/javascript', viewer, 'public, max-age=31536000, immutable'))
  return router
}

function send(type: string, text: string, caching = 'no-cache'): RequestHandler {
  return (_req, res) => {
    res.setHeader('Content-Security-Policy', POLICY)
    res.setHeader('Cache-Control', caching)
    res.type(type).send(text)
  }
}

/** Redoc's own bundle, but for the one picture that it would fetch from its makers. */
function readViewer(): string {
  const require = createRequire(import.meta.url)
  return readFileSync(require.resolve('redoc/bundles/redoc.standalone.js'), 'utf8').replaceAll(
    'https://cdn.redoc.ly/redoc/logo-mini.svg',
    NO_PICTURE,
  )
}

const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

const pageWith = (viewerPath: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Rollcall API</title>
    <style>body { margin: 0; font-family: system-ui, sans-serif }</style>
  </head>
  <body>
    <noscript><p>The description of the API is <a href="/openapi.json">openapi.json</a>.</p></noscript>
    <div id="docs"></div>
    <script src="${viewerPath}"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

const START = `const font = { fontFamily: 'system-ui, sans-serif' }
Redoc.init(
  '/openapi.json',
  {
    hideDownloadButton: false,
    requiredPropsFirst: true,
    jsonSampleExpandLevel: 2,
    theme: {
      colors: { primary: { main: '#1d5f8a' } },
      typography: { ...font, headings: font },
    },
  },
  document.getElementById('docs'),
)
`

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
