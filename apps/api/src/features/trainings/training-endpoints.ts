import { type AddTrainingsBody, type CatalogueQuery, LIMITS, type PageQuery } from '@rollcall/contract'
import Joi from 'joi'
import { admins } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import type { OrgReader, Orgs } from '../../core/org-scope.ts'
import { limitOf, readCursor, toPage } from '../../core/page.ts'
import { ids, paging } from '../../core/schemas.ts'
import { catalogueReply, trainingsReply } from './training-reply.ts'
import { offerTrainings, withdrawTraining } from './training-service.ts'
import { listCatalogue, listOffered } from './training-store.ts'

const listQuery = Joi.object<PageQuery, true>({ ...paging })
const catalogueQuery = Joi.object<CatalogueQuery & PageQuery, true>({
  ...paging,
  q: Joi.string().max(LIMITS.search),
})
const addTrainingsBody = Joi.object<AddTrainingsBody, true>({
  trainingIds: ids(LIMITS.trainingsAtOnce).min(1).required(),
})

/** The trainings that an organization offers, chosen from the catalogue of the installation. */
export function trainingEndpoints({ orgs }: { orgs: Orgs }): MountableEndpoint[] {
  const offeredPage = async (org: OrgReader, query: PageQuery) => {
    const limit = limitOf(query)
    const rows = await listOffered(org, readCursor(query.cursor, 'text', 'id'), limit + 1)
    return toPage(
      rows,
      limit,
      (row) => [row.title, row.id],
      (row) => row,
    )
  }

  return [
    endpoint('GET /trainings', admins('trainings:read'), {
      summary: 'The trainings that your organization offers',
      query: listQuery,
      reply: trainingsReply,
      handle: ({ orgId, query }) => orgs.read(orgId, (org) => offeredPage(org, query)),
    }),
    endpoint('GET /trainings/catalogue', admins('trainings:read'), {
      summary: 'All trainings of this installation, to choose from',
      query: catalogueQuery,
      reply: catalogueReply,
      handle: ({ orgId, query }) =>
        orgs.read(orgId, async (org) => {
          const limit = limitOf(query)
          const rows = await listCatalogue(org, query.q, readCursor(query.cursor, 'text', 'id'), limit + 1)
          return toPage(
            rows,
            limit,
            (row) => [row.title, row.id],
            (row) => row,
          )
        }),
    }),
    endpoint('POST /trainings', admins('trainings:write'), {
      summary: 'Offer trainings of the catalogue',
      body: addTrainingsBody,
      reply: trainingsReply,
      status: 201,
      handle: ({ actor, body, once }) =>
        once(async (org) => {
          await offerTrainings(org, actor, body.trainingIds)
          return offeredPage(org, {})
        }),
    }),
    endpoint('DELETE /trainings/:id', admins('trainings:write'), {
      summary: 'Stop offering a training',
      errors: ['in_use'],
      status: 204,
      handle: ({ orgId, actor, params }) =>
        orgs.write(orgId, async (org) => {
          await withdrawTraining(org, actor, params.id)
          return null
        }),
    }),
  ]
}
