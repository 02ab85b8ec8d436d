import type { CheckYourMailReply } from '@rollcall/contract'
import { anyone } from '../../core/access.ts'
import { endpoint, type MountableEndpoint } from '../../core/endpoint.ts'
import { checkYourMailReply } from '../../core/replies.ts'
import { joinVerifiedReply, publicJoinPageReply } from './join-page-reply.ts'
import { joinRequestBody, verifyJoinBody } from './join-page-schema.ts'
import { askToJoin, type JoinPageContext, openJoinPage } from './request-service.ts'
import { verifyJoin } from './verify-service.ts'

const CHECK_YOUR_MAIL: CheckYourMailReply = {
  message: 'If this address can join, we sent a message to it. Open the link in it, or enter its code.',
}

/** The join page, as everybody meets it. */
export function publicJoinEndpoints(ctx: JoinPageContext): MountableEndpoint[] {
  return [
    endpoint('GET /join/pages/:slug', anyone, {
      summary: 'A join page, by the end of its address',
      reply: publicJoinPageReply,
      handle: ({ params }) => openJoinPage(ctx, params.slug),
    }),
    endpoint('POST /join/pages/:slug/requests', anyone, {
      summary: 'Ask to join; a mail with a link and a code follows',
      body: joinRequestBody,
      reply: checkYourMailReply,
      errors: ['address_not_allowed', 'join_page_closed', 'rate_limited'],
      status: 202,
      async handle({ params, body, req }) {
        await askToJoin(ctx, params.slug, body, req.ip)
        return CHECK_YOUR_MAIL
      },
    }),
    endpoint('POST /join/verify', anyone, {
      summary: 'Show that the mailbox is yours, by the link in the mail or by its code',
      body: verifyJoinBody,
      reply: joinVerifiedReply,
      errors: [
        'link_dead',
        'wrong_code',
        'address_not_allowed',
        'join_page_closed',
        'not_joinable',
        'rate_limited',
      ],
      handle: ({ body, req }) => verifyJoin(ctx, body, req.ip),
    }),
  ]
}
