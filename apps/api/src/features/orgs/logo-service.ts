import { createHash } from 'node:crypto'
import type { AdminRole, OrgDto } from '@rollcall/contract'
import type { Actor } from '../../core/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { OrgWriter } from '../../core/org-scope.ts'
import { type Picture, readPicture } from './logo-image.ts'
import { deleteLogo, putLogo } from './logo-store.ts'
import { readOrg } from './org-service.ts'

const MAX_SIDE = 2000

/**
 * Gives the organization this logo in place of the one it has. What it is, its bytes decide and not what the sender says.
 * Throws `image_unusable`.
 */
export async function changeLogo(
  org: OrgWriter,
  actor: Actor,
  role: AdminRole,
  bytes: Buffer,
): Promise<OrgDto> {
  const { contentType } = requireUsablePicture(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  await putLogo(org, { hash, contentType, bytes })
  await org.record(actor, 'org.logo_changed', { subjectId: org.orgId })
  return readOrg(org, role)
}

/** Takes the logo away. Without one there is nothing to do. */
export async function removeLogo(org: OrgWriter, actor: Actor): Promise<void> {
  if (await deleteLogo(org)) await org.record(actor, 'org.logo_removed', { subjectId: org.orgId })
}

function requireUsablePicture(bytes: Buffer): Picture {
  const picture = readPicture(bytes)
  if (!picture) throw unusable('This file is no PNG, JPEG or WebP picture. Choose one that is.')
  const { width, height } = picture
  if (width > MAX_SIDE || height > MAX_SIDE) {
    throw unusable(
      `This picture has ${width} × ${height} pixels. Make it at most ${MAX_SIDE} wide and ${MAX_SIDE} high.`,
    )
  }
  if (width < 1 || height < 1) throw unusable('This picture is empty. Save it anew, or choose another one.')
  return picture
}

function unusable(detail: string): AppError {
  return new AppError('image_unusable', detail, [{ pointer: '/file', code: 'unusable', detail }])
}
