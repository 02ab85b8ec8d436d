import { LIMITS, type LocationBody, type LocationDto, type PageQuery } from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { AppError } from '../../core/errors.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { isStillReferenced, isTaken } from '../../core/pg-errors.ts'
import { name, paging } from '../../core/schemas.ts'
import { locationReply, locationsReply } from './location-reply.ts'
import {
  deleteLocation,
  insertLocation,
  type LocationRow,
  listLocations,
  lockLocation,
  renameLocation,
} from './location-store.ts'

const listQuery = Joi.object<PageQuery, true>({ ...paging })
const locationBody = Joi.object<LocationBody, true>({ name: name(LIMITS.locationName).required() })

/** The sites of an organization. */
export function locationEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  return [
    endpoint('GET /locations', admins('locations:read'), {
      summary: 'The locations of your organization',
      query: listQuery,
      reply: locationsReply,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listLocations(org, readCursor(query.cursor, 'text', 'id'), limit + 1)
          return toPage(rows, limit, (row) => [row.name, row.id], toLocationDto)
        }),
    }),
    endpoint('POST /locations', admins('locations:write'), {
      summary: 'Add a location',
      body: locationBody,
      reply: locationReply,
      errors: ['name_taken'],
      status: 201,
      handle: ({ actor, body, once }) =>
        once(async (org) => {
          const row = await insertLocation(org, body.name).catch(refuseTaken)
          await org.record(actor, 'location.created', { subjectId: row.id })
          return toLocationDto(row)
        }),
    }),
    endpoint('PATCH /locations/:id', admins('locations:write'), {
      summary: 'Rename a location',
      body: locationBody,
      reply: locationReply,
      errors: ['name_taken'],
      handle: ({ orgId, actor, params, body, requireMatch }) =>
        orgs.write(orgId, async (org) => {
          const before = await lockLocation(org, params.id)
          requireMatch(toLocationDto(before))
          const row = await renameLocation(org, params.id, body.name).catch(refuseTaken)
          await org.record(actor, 'location.renamed', {
            subjectId: row.id,
            before: { name: before.name },
            after: { name: row.name },
          })
          return toLocationDto(row)
        }),
    }),
    endpoint('DELETE /locations/:id', admins('locations:write'), {
      summary: 'Remove a location that nobody belongs to',
      errors: ['in_use'],
      status: 204,
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => {
          const { name } = await deleteLocation(org, params.id).catch(refuseInUse)
          await org.record(actor, 'location.removed', { subjectId: params.id, before: { name } })
          return null
        }),
    }),
  ]
}

function toLocationDto(row: LocationRow): LocationDto {
  return { id: row.id, name: row.name, createdAt: row.created_at.toISOString() }
}

function refuseTaken(error: unknown): never {
  if (!isTaken(error, 'locations_name_key')) throw error
  const detail = 'There is a location of this name already. Choose another name.'
  throw new AppError('name_taken', detail, [{ pointer: '/name', code: 'taken', detail }])
}

function refuseInUse(error: unknown): never {
  if (!isStillReferenced(error)) throw error
  throw new AppError('in_use', 'Learners or invites belong to this location, so it stays. You can rename it.')
}
