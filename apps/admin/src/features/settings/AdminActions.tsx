import { Group } from '@mantine/core'
import type { OrgAdminDto } from '@rollcall/contract'
import { IconLogout, IconPencil, IconUserMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { useOrganization } from '../../lib/organization.ts'
import { problemText } from '../../lib/problem.ts'
import { RowButton } from '../../lib/RowButton.tsx'
import { calledName } from './admin-rules.ts'
import { useRemoveAdmin } from './admins-api.ts'

interface AdminActionsProps {
  admin: OrgAdminDto
  userId: string
  /** Whether it is the signed-in person. */
  isOwn: boolean
  onChangeRole: (userId: string) => void
}

/** An owner gives another role and takes somebody out; everybody may leave. */
export function AdminActions({ admin, userId, isOwn, onChangeRole }: AdminActionsProps) {
  const { t } = useTranslation()
  const { name, role: ownRole } = useOrganization()
  const isOwner = ownRole === 'owner'
  const remove = useRemoveAdmin()
  const who = calledName(admin)
  const act = () =>
    remove.mutate(userId, {
      onSuccess: () =>
        tellDone(isOwn ? t('settings.admins.left', { name }) : t('settings.admins.removed', { who })),
      onError: (error) => tellFailed(problemText(t, error)),
    })
  const Glyph = isOwn ? IconLogout : IconUserMinus
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {isOwner && (
        <RowButton
          icon={IconPencil}
          label={t('settings.admins.change', { who })}
          onClick={() => onChangeRole(userId)}
        />
      )}
      {(isOwner || isOwn) && (
        <ConfirmPopover
          question={
            isOwn
              ? t('settings.admins.leaveQuestion', { name })
              : t('settings.admins.removeQuestion', { who })
          }
          consequence={t(isOwn ? 'settings.admins.removeYourself' : 'settings.admins.removeConsequence')}
          confirm={isOwn ? t('settings.admins.leaveConfirm') : t('remove')}
          keep={t('cancel')}
          onConfirm={act}
        >
          {(asking) => (
            <RowButton
              icon={Glyph}
              loading={remove.isPending}
              label={isOwn ? t('settings.admins.leave') : t('settings.admins.remove', { who })}
              {...asking}
            />
          )}
        </ConfirmPopover>
      )}
    </Group>
  )
}
