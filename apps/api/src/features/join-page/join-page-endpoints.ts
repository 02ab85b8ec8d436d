import { admins, subscribers } from '../../core/access.ts'
import type { Accounts } from '../../core/account-scope.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { required } from '../../core/errors.ts'
import { FileReply } from '../../core/files.ts'
import type { Orgs } from '../../core/org-scope.ts'
import { joinPageCountsReply, joinPageReply, slugCheckReply } from './join-page-reply.ts'
import { joinQrQuery, setJoinPageBody, slugCheckQuery } from './join-page-schema.ts'
import { countJoinPage, readJoinPage, setJoinPage } from './join-page-service.ts'
import { qrPng, qrSvg } from './qr.ts'
import { checkSlug } from './slug-check.ts'

/** The join page, as the admins of the organization set it up. What was set up can be looked at without a subscription, too. */
export function joinPageEndpoints({
  accounts,
  orgs,
  config: { joinUrl },
}: {
  accounts: Accounts
  orgs: Orgs
  config: { joinUrl: string }
}): MountableEndpoint[] {
  return [
    endpoint('GET /join-page', admins('orgs:read'), {
      summary: 'The join page of your organization',
      reply: joinPageReply,
      handle: ({ orgId }) => orgs.read(orgId, (org) => readJoinPage(org, joinUrl)),
    }),
    endpoint('PUT /join-page', subscribers('orgs:write'), {
      summary: 'Set up the join page, switch it on or off',
      body: setJoinPageBody,
      reply: joinPageReply,
      errors: ['slug_taken', 'precondition_failed'],
      handle: ({ orgId, actor, body, requireMatch }) =>
        orgs.write(orgId, (org) => setJoinPage(org, actor, body, joinUrl, requireMatch)),
    }),
    endpoint('GET /join-page/counts', admins('orgs:read'), {
      summary: 'How many people came by the join page',
      reply: joinPageCountsReply,
      handle: ({ orgId }) => orgs.read(orgId, countJoinPage),
    }),
    endpoint('GET /join-page/slug-check', subscribers('orgs:read'), {
      summary: 'Whether an address for the join page is free, and one that is',
      query: slugCheckQuery,
      reply: slugCheckReply,
      handle: ({ orgId, query }) => checkSlug(accounts.rows, orgId, query.slug),
    }),
    endpoint('GET /join-page/qr', admins('orgs:read'), {
      summary: 'The address of the join page as a QR code; not_found before it has one',
      query: joinQrQuery,
      files: ['image/svg+xml', 'image/png'],
      async handle({ orgId, query }) {
        const page = await orgs.read(orgId, (org) => readJoinPage(org, joinUrl))
        const url = required(page.url)
        return query.format === 'svg'
          ? new FileReply(`join-${page.slug}.svg`, 'image/svg+xml', qrSvg(url))
          : new FileReply(`join-${page.slug}.png`, 'image/png', qrPng(url))
      },
    }),
  ]
}
