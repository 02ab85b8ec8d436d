import { Button, Group, Modal, Stack } from '@mantine/core'
import type { OutboxItemDto } from '@rollcall/contract'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { NotifyFields } from '../../lib/notify/NotifyFields.tsx'
import { NotifyOutlook } from '../../lib/notify/NotifyOutlook.tsx'
import { choiceFor, choiceOfTime } from '../../lib/notify/notify-choice.ts'
import { isAboutTime, useNotify } from '../../lib/notify/use-notify.ts'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useOrganization } from '../../lib/organization.ts'
import { useReschedule } from './outbox-api.ts'
import { commonTime } from './outbox-list.ts'
import { returnLostFocus } from './return-lost-focus.ts'

/** What stands in the address instead of an id when the dialog is about all that are chosen. */
export const SELECTED = 'selected'

interface TimeDialogProps {
  items: OutboxItemDto[]
  selected: OutboxItemDto[]
}

/** Changes when invitations leave. The address says which: `?time=<id of the invite>`, or `?time=selected`. */
export function TimeDialog({ items, selected }: TimeDialogProps) {
  const { t } = useTranslation()
  const dialog = useOpenDialog('time')
  const meant = dialog.value === SELECTED ? selected : items.filter((item) => item.inviteId === dialog.value)
  return (
    <Modal
      opened={meant.length > 0}
      onClose={dialog.close}
      onExitTransitionEnd={returnLostFocus}
      title={t('outbox.changeTime')}
    >
      {meant.length > 0 && <TimeForm items={meant} onClose={dialog.close} />}
    </Modal>
  )
}

function TimeForm({ items, onClose }: { items: OutboxItemDto[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const time = commonTime(items)
  const isAhead = time !== null && new Date(time) > new Date()
  const notify = useNotify(isAhead ? choiceFor(time, timeZone) : choiceOfTime(timeZone, new Date()))
  const reschedule = useReschedule()

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = notify.read()
    if (chosen === null || reschedule.isPending) return
    reschedule.mutate(
      { ids: items.map(({ inviteId }) => inviteId), notify: chosen },
      { onSuccess: onClose, onError: notify.refuse },
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <NotifyFields notify={notify} label={t('outbox.question', { count: items.length })} />
        <NotifyOutlook choice={notify.choice} count={items.length} />
        {reschedule.isError && !isAboutTime(reschedule.error) && <Failure error={reschedule.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={reschedule.isPending}>
            {t(`outbox.save.${notify.choice.when}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
