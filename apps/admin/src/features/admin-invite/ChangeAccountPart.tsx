import { Alert, Button } from '@mantine/core'
import type { AdminInvitationDto } from '@rollcall/contract'
import { IconUserExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { useChangeAccount } from './admin-invite-api.ts'

interface ChangeAccountPartProps {
  token: string
  invitation: AdminInvitationDto
  signedInAs: string
}

/** For whoever is signed in with another address: names both, and one button changes over and stays here. */
export function ChangeAccountPart({ token, invitation, signedInAs }: ChangeAccountPartProps) {
  const { t } = useTranslation()
  const { email } = invitation
  const change = useChangeAccount(token, invitation)
  return (
    <>
      <Alert
        color="yellow"
        mt="lg"
        icon={<IconUserExclamation aria-hidden />}
        title={t('adminInvite.wrongAccount.title')}
      >
        {t('adminInvite.wrongAccount.text', { email, signedInAs })}
      </Alert>
      {change.isError && <Failure error={change.error} />}
      <Button
        mt="md"
        size="md"
        h="auto"
        mih={42}
        py={8}
        loading={change.isPending}
        onClick={() => change.mutate()}
      >
        <span style={{ whiteSpace: 'normal', overflowWrap: 'anywhere', lineHeight: 1.35 }}>
          {t('adminInvite.wrongAccount.change', { email })}
        </span>
      </Button>
    </>
  )
}
