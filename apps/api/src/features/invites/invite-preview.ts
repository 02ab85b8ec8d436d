import type { InvitePreviewDto, InvitePreviewQuery } from '@rollcall/contract'
import { required } from '../../core/errors.ts'
import type { OrgReader } from '../../core/org-scope.ts'
import { sql } from '../../core/sql.ts'
import { renderMail } from '../delivery/index.ts'
import { requireOrg } from '../orgs/index.ts'
import { dayFormat, toDocument } from './invite-mail.ts'
import { inviteWords } from './invite-words.ts'

/** Nobody's address, and a link that leads nowhere. */
const EXAMPLE_ADDRESS = 'somebody@example.org'
const EXAMPLE_TOKEN = 'example'

/**
 * The invitation mail as somebody would get it now, made by what makes the real ones. Of a group that is not named, the newest
 * active one stands in it. Throws `not_found` for one that is not there.
 */
export async function previewInvite(
  org: OrgReader,
  joinUrl: string,
  userId: string | null,
  { groupId, locale, variant = 'first' }: InvitePreviewQuery,
): Promise<InvitePreviewDto> {
  const details = await requireOrg(org)
  const language = locale ?? details.locale
  const [example] = await org.rows<{
    group_name: string
    trainings: string[]
    inviter: string | null
    expires_at: Date | null
  }>`
    select g.name as group_name,
           array(select t.title from group_trainings gt join trainings t on t.id = gt.training_id
                  where gt.org_id = ${org.orgId} and gt.group_id = g.id order by t.title) as trainings,
           (select u.name from org_admins a join users u on u.id = a.user_id
             where a.org_id = ${org.orgId} and a.user_id = ${userId}::uuid) as inviter,
           now() + make_interval(days => ${details.invite_expiry_days}::int) as expires_at
      from groups g
     where g.org_id = ${org.orgId} and ${groupId ? sql`g.id = ${groupId}` : sql`g.status = 'active'`}
     order by g.id desc
     limit 1`
  const { group_name, trainings, inviter, expires_at } = (groupId ? required(example) : example) ?? {
    group_name: inviteWords[language].exampleGroup,
    trainings: [],
    inviter: null,
    expires_at: null,
  }
  return renderMail(
    toDocument(
      details,
      { email: EXAMPLE_ADDRESS, location_name: null, group_name, trainings, inviter, expires_at },
      { invitation: `${joinUrl}/i/${EXAMPLE_TOKEN}`, unsubscribe: `${joinUrl}/u/${EXAMPLE_TOKEN}` },
      { locale: language, variant },
      dayFormat(details, language),
    ),
  )
}
