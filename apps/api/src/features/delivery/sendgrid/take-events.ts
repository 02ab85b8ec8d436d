import type { Accounts } from '../../../core/account-scope.ts'
import type { Log } from '../../../core/log.ts'
import type { Orgs } from '../../../core/org-scope.ts'
import { applyAccountEvents, applyEvents, type MailEvent } from '../events/apply-events.ts'
import { noteHeard } from '../events/hearing-store.ts'
import { guessMessage } from '../events/late-bounces.ts'
import { insertStrays, listKeptStrays, type Stray } from '../events/stray-store.ts'
import type { MailKinds } from '../mail-kinds.ts'
import { pauseTransport } from '../pauses/index.ts'
import { sendAgain } from './send-again.ts'
import type { Told } from './sendgrid-events.ts'

export interface TakeContext {
  orgs: Orgs
  accounts: Accounts
  mailKinds: MailKinds
  log: Log
}

/** News of one message of ours. */
interface News extends MailEvent {
  orgId: string | null
}

/** What SendGrid tells beside what concerns a mail of ours. */
const NO_NEWS = new Set(['open', 'click', 'group_resubscribe', 'account_status_change'])

/**
 * Takes in what SendGrid tells: one transaction for each organization. When one of them fails nothing was acknowledged, and what is
 * told again comes to the same. What is about no message of ours is kept apart.
 */
export async function takeEvents(ctx: TakeContext, told: Told[]): Promise<void> {
  const { news, late, strays } = sorted(told)
  const guessed = await guessLate(ctx, late)
  for (const [orgId, own] of byOrg([...news, ...guessed.news])) strays.push(...(await apply(ctx, orgId, own)))
  await insertStrays(ctx.accounts.rows, [...strays, ...guessed.kept])
  await noteHeard(ctx.accounts.rows, 'sendgrid')
  await pauseWhere(ctx, told)
}

const AN_HOUR = 60 * 60

/** What happens to the account concerns everybody's mail. What is told again a day later does not hold it up once more. */
async function pauseWhere({ accounts, log }: TakeContext, told: Told[]): Promise<void> {
  const lately = told.filter(({ at }) => at.getTime() > Date.now() - AN_HOUR * 1000)
  if (lately.some(({ type }) => type === 'account_status_change')) {
    log.warn('SendGrid has changed the state of the account: look at it there')
    await pauseTransport(accounts, 'sendgrid', 'mail_setup', AN_HOUR)
  } else if (lately.some(isOverQuota)) {
    log.warn('The SendGrid account may send no more for now: sending pauses')
    await pauseTransport(accounts, 'sendgrid', 'no_credits', AN_HOUR)
  }
}

function isOverQuota({ fact, reason }: Pick<Told, 'fact' | 'reason'>): boolean {
  return fact === 'dropped' && reason === 'mail_setup'
}

function sorted(told: Told[]): { news: News[]; late: Told[]; strays: Stray[] } {
  const news: News[] = []
  const late: Told[] = []
  const strays: Stray[] = []
  for (const one of told) {
    const { fact, about, isNameless } = one
    if (fact !== null && about !== null) news.push({ ...one, ...about, fact })
    else if (isNameless && (fact === 'bounced' || fact === 'blocked')) late.push(one)
    else if (!NO_NEWS.has(one.type)) strays.push(toStray(one))
  }
  return { news, late, strays }
}

/**
 * A bounce that came back to SendGrid as a mail names no message: it goes to the newest to that address. All of them are kept, so
 * that one which is told again is not taken for one of another message.
 */
async function guessLate(ctx: TakeContext, late: Told[]): Promise<{ news: News[]; kept: Stray[] }> {
  const ids = late.map(({ id }) => id)
  const before = await listKeptStrays(ctx.accounts.rows, ids)
  const news: News[] = []
  const kept: Stray[] = []
  for (const one of late) {
    const { id, fact, address, at } = one
    if (before.has(id)) continue
    const about = address === null ? null : await guessMessage(ctx, address, at)
    if (about && fact !== null) news.push({ ...one, ...about, fact, isGuessed: true })
    kept.push({ ...toStray(one), saidOf: about ? `guessed: ${about.orgId}/${about.messageId}` : '' })
  }
  return { news, kept }
}

function byOrg(news: News[]): Map<string | null, News[]> {
  const orgs = new Map<string | null, News[]>()
  for (const one of news) {
    const others = orgs.get(one.orgId)
    if (others) others.push(one)
    else orgs.set(one.orgId, [one])
  }
  return orgs
}

async function apply(ctx: TakeContext, orgId: string | null, news: News[]): Promise<Stray[]> {
  if (orgId === null) {
    await ctx.accounts.write((accounts) => applyAccountEvents(accounts, news))
    return []
  }
  const unknown = await ctx.orgs.write(orgId, async (org) => {
    const ids = new Set(await applyEvents(ctx, org, news))
    await sendAgain(
      org,
      news.filter(isOverQuota).map(({ messageId }) => messageId),
    )
    return ids
  })
  return news
    .filter(({ messageId }) => unknown.has(messageId))
    .map(({ id, fact, messageId }) => ({ id, type: fact, saidOf: `${orgId}/${messageId}` }))
}

function toStray({ id, type, about }: Told): Stray {
  return { id, type, saidOf: about ? `${about.orgId}/${about.messageId}` : '' }
}
