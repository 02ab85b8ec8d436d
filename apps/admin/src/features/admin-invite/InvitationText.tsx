import { Paper, Text } from '@mantine/core'
import type { AdminInvitationDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { AuthHeading } from '../../lib/AuthHeading.tsx'

/** Who invites whom, to which organization, and what the role may do. */
export function InvitationText({ invitation }: { invitation: AdminInvitationDto }) {
  const { t } = useTranslation()
  const { organization, email, role, invitedBy } = invitation
  return (
    <>
      <AuthHeading title={t('adminInvite.heading', { organization: organization.name })}>
        {invitedBy === null
          ? t('adminInvite.invited', { email, organization: organization.name })
          : t('adminInvite.invitedBy', { name: invitedBy, email, organization: organization.name })}
      </AuthHeading>
      <Paper withBorder p="md" mt="lg">
        <Text size="sm" c="dimmed">
          {t('adminInvite.role')}
        </Text>
        <Text fw={600}>{t(`settings.roles.${role}.word`)}</Text>
        <Text size="sm">{t(`settings.roles.${role}.text`)}</Text>
      </Paper>
    </>
  )
}
