import { Router } from 'express'
import { required } from '../../core/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { findLogo } from './logo-store.ts'

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/**
 * Hands out logos, to everybody: they stand on invitations, which are opened without an account. The pictures are people's
 * uploads, so nothing in them may act as a page.
 */
export function createLogoRoutes({ orgs }: { orgs: Orgs }): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/:orgId/:hash', async (req, res) => {
    const { orgId, hash } = req.params
    const isNamed = isUuid(orgId) && /^[0-9a-f]{32}$/.test(hash)
    const found = isNamed ? await orgs.read(orgId.toLowerCase(), (org) => findLogo(org, hash)) : undefined
    const logo = required(found)
    res.setHeader('Content-Type', logo.content_type)
    res.setHeader('Content-Disposition', `inline; filename="logo.${EXTENSIONS[logo.content_type]}"`)
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    res.end(logo.bytes)
  })
  return router
}
