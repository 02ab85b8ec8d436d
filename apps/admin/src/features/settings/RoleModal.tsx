import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import type { AdminRole, OrgAdminDto } from '@rollcall/contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { tellDone } from '../../lib/notices.ts'
import { meQuery } from '../../lib/session.ts'
import { calledName } from './admin-rules.ts'
import { useChangeRole } from './admins-api.ts'
import { RoleChoice } from './RoleChoice.tsx'

interface RoleModalProps {
  /** Whose role is changed; undefined: the dialog is closed. */
  admin: OrgAdminDto | undefined
  onClose: () => void
}

/** Gives somebody another role. */
export function RoleModal({ admin, onClose }: RoleModalProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={admin !== undefined}
      onClose={onClose}
      title={admin && t('settings.admins.changeTitle', { who: calledName(admin) })}
    >
      {admin && admin.userId !== null && <RoleForm admin={admin} userId={admin.userId} onDone={onClose} />}
    </Modal>
  )
}

function RoleForm({ admin, userId, onDone }: { admin: OrgAdminDto; userId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const isOwn = useQuery(meQuery).data?.user.id === userId
  const [role, setRole] = useState<AdminRole>(admin.role)
  const change = useChangeRole()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (role === admin.role) return onDone()
    change.mutate(
      { userId, role },
      {
        onSuccess: () => {
          tellDone(
            t('settings.admins.changed', { who: calledName(admin), role: t(`settings.roles.${role}.word`) }),
          )
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {change.isError && <Failure error={change.error} />}
        <RoleChoice value={role} onChange={setRole} />
        {isOwn && role !== 'owner' && (
          <Alert color="yellow" role="status" icon={<IconAlertTriangle aria-hidden />}>
            {t('settings.admins.ownRole')}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('settings.admins.changeSave')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
