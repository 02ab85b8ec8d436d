import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { InvitesReply, Notify } from '@rollcall/contract'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { NotifyFields } from '../../lib/notify/NotifyFields.tsx'
import { NotifyOutlook } from '../../lib/notify/NotifyOutlook.tsx'
import { isAboutTime, type UsedNotify } from '../../lib/notify/use-notify.ts'
import { MailPreview } from '../../lib/preview/MailPreview.tsx'
import { SeatForecast } from '../../lib/SeatForecast.tsx'
import { type AddDraft, enteredAddresses } from './add-draft.ts'
import { Doubtful } from './Doubtful.tsx'
import { focusOnArrival } from './focus-on-arrival.ts'
import { useInvite } from './invites-api.ts'
import { type AddressNote, forecast } from './judgement.ts'
import { LeftOut } from './LeftOut.tsx'

interface NotificationStepProps {
  draft: AddDraft & { groupId: string }
  notes: ReadonlyMap<number, AddressNote>
  notify: UsedNotify
  onMend: (position: number, email: string) => void
  onBack: () => void
  onInvited: (reply: InvitesReply, notify: Notify) => void
}

/** The third step: when they are notified, with a sentence that says exactly what will happen. Confirming it invites. */
export function NotificationStep({ draft, notes, notify, onMend, onBack, onInvited }: NotificationStepProps) {
  const { t } = useTranslation()
  const invite = useInvite()
  const { invited, doubtful, leftOut } = forecast(draft.fields, notes)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = notify.read()
    if (chosen === null || invite.isPending) return
    const { groupId, locationId } = draft
    invite.mutate(
      { groupId, locationId, emails: enteredAddresses(draft.fields), notify: chosen },
      { onSuccess: (reply) => onInvited(reply, chosen), onError: notify.refuse },
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Title order={3} size="h4" tabIndex={-1} ref={focusOnArrival} style={{ outline: 'none' }}>
          {t('notify.title')}
        </Title>
        <NotifyFields notify={notify} />
        {doubtful.length > 0 && <Doubtful addresses={doubtful} onMend={onMend} />}
        {leftOut.length > 0 && <LeftOut addresses={leftOut} />}
        {invited.length > 0 ? (
          <NotifyOutlook choice={notify.choice} count={invited.length} />
        ) : (
          <Text fw={600} role="status">
            {t('add.forecast.nobody')}
          </Text>
        )}
        <SeatForecast count={invited.length} />
        <div>
          <MailPreview groupId={draft.groupId} />
        </div>
        {invite.isError && !isAboutTime(invite.error) && <Failure error={invite.error} />}
        <Group justify="space-between" mt="xs">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t(invited.length > 0 ? `add.confirm.${notify.choice.when}` : 'add.confirm.nobody')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
