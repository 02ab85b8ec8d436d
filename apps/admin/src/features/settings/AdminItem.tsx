import { Text } from '@mantine/core'
import type { OrgAdminDto } from '@rollcall/contract'
import { IconCalendarX, IconMail, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { meQuery } from '../../lib/session.ts'
import { useTimes } from '../../lib/times.ts'
import { AdminActions } from './AdminActions.tsx'
import { isLastOwner } from './admin-rules.ts'
import { InvitedActions } from './InvitedActions.tsx'
import classes from './ItemList.module.css'

interface AdminItemProps {
  admin: OrgAdminDto
  /** Everybody in the list. */
  all: OrgAdminDto[]
  onChangeRole: (userId: string) => void
}

/** Somebody who helps to run the organization or was invited to: who, as what, since when, and what can be done. */
export function AdminItem({ admin, all, onChangeRole }: AdminItemProps) {
  const { t } = useTranslation()
  const { role: ownRole } = useOrganization()
  const ownId = useQuery(meQuery).data?.user.id
  const isOwn = admin.userId !== null && admin.userId === ownId
  const mustStay = isLastOwner(all, admin)
  return (
    <li className={classes.item}>
      <div>
        <div className={classes.name}>
          {admin.name ?? admin.email}
          {isOwn && <Mark icon={IconUser} word={t('settings.admins.you')} tone="info" />}
          {admin.userId === null && <InvitedMark expired={admin.expired} />}
        </div>
        {admin.name !== null && <p className={classes.under}>{admin.email}</p>}
      </div>
      <div>
        <Text>{t(`settings.roles.${admin.role}.word`)}</Text>
        <When admin={admin} />
      </div>
      {admin.userId === null
        ? ownRole === 'owner' && <InvitedActions admin={admin} inviteId={admin.inviteId ?? ''} />
        : !mustStay && (
            <AdminActions admin={admin} userId={admin.userId} isOwn={isOwn} onChangeRole={onChangeRole} />
          )}
      {mustStay && isOwn && (
        <Text size="sm" c="dimmed" className={classes.whole ?? ''}>
          {t('settings.admins.lastOwner')}
        </Text>
      )}
    </li>
  )
}

function InvitedMark({ expired }: { expired: boolean }) {
  const { t } = useTranslation()
  return expired ? (
    <Mark icon={IconCalendarX} word={t('settings.admins.expired')} tone="bad" />
  ) : (
    <Mark icon={IconMail} word={t('settings.admins.invited')} tone="wait" />
  )
}

function When({ admin: { since, expiresAt, expired } }: { admin: OrgAdminDto }) {
  const { t } = useTranslation()
  const { date } = useTimes(useOrganization().timeZone)
  if (expiresAt === null) return <p className={classes.under}>{t('learners.since', { date: date(since) })}</p>
  return (
    <p className={classes.under}>
      {expired
        ? t('settings.admins.expiredOn', { date: date(expiresAt) })
        : t('settings.admins.holdsUntil', { since: date(since), until: date(expiresAt) })}
    </p>
  )
}
