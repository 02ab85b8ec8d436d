import type { Log } from '../../core/log.ts'
import type { Orgs } from '../../core/org-scope.ts'
import type { Tokens } from '../../core/tokens.ts'
import { type MailKinds, noteLinkSeen } from '../delivery/index.ts'

interface LinkWatchContext {
  orgs: Orgs
  tokens: Tokens
  mailKinds: MailKinds
  log: Log
}

/**
 * Notes that somebody or something has asked for the link of an invitation. Whoever asked does not wait for it, and learns nothing
 * of it; a link that is none of ours is nothing to note.
 */
export function createLinkWatch(ctx: LinkWatchContext): (token: string) => void {
  return (token) => {
    const subject = ctx.tokens.read('invite', token)
    if (!subject) return
    noteLinkSeen(ctx, subject.orgId, { kind: 'invite', refId: subject.id }).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'It could not be noted that the link of a mail was opened'),
    )
  }
}
