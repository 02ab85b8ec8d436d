import { Button, Paper, Text } from '@mantine/core'
import { ADMIN_ROLES } from '@rollcall/contract'
import { IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useOrganization } from '../../lib/organization.ts'
import { AdminItem } from './AdminItem.tsx'
import { useAdmins } from './admins-api.ts'
import { InviteAdminModal } from './InviteAdminModal.tsx'
import classes from './ItemList.module.css'
import { Part } from './Part.tsx'
import { RoleModal } from './RoleModal.tsx'

/** Who helps to run the organization. Only owners change anything about it. */
export function AdminsTab() {
  const { t } = useTranslation()
  const { name, role } = useOrganization()
  const isOwner = role === 'owner'
  const inviting = useOpenDialog('invite')
  const changing = useOpenDialog('role')
  const admins = useAdmins()
  const items = admins.data?.items ?? []
  return (
    <Part
      tab="admins"
      lead={isOwner ? undefined : t('settings.admins.onlyOwners')}
      actions={
        isOwner && (
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => inviting.open('1')}>
            {t('settings.admins.invite')}
          </Button>
        )
      }
    >
      {admins.isPending && <ListSkeleton />}
      {admins.isError && <Failure error={admins.error} retry={() => void admins.refetch()} />}
      {admins.isSuccess && (
        <Paper
          withBorder
          component="ul"
          className={classes.list ?? ''}
          aria-label={t('settings.admins.title', { name })}
        >
          {items.map((admin) => (
            <AdminItem
              key={admin.userId ?? admin.inviteId}
              admin={admin}
              all={items}
              onChangeRole={changing.open}
            />
          ))}
        </Paper>
      )}
      <Block title={t('settings.admins.whatRoles')}>
        <dl className={classes.terms}>
          {ADMIN_ROLES.map((one) => (
            <div key={one}>
              <dt>{t(`settings.roles.${one}.word`)}</dt>
              <dd>
                <Text size="sm">{t(`settings.roles.${one}.text`)}</Text>
              </dd>
            </div>
          ))}
        </dl>
      </Block>
      <InviteAdminModal opened={isOwner && inviting.value !== null} onClose={inviting.close} />
      <RoleModal
        admin={isOwner ? items.find(({ userId }) => userId !== null && userId === changing.value) : undefined}
        onClose={changing.close}
      />
    </Part>
  )
}
