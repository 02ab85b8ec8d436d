import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { ApiError } from '@rollcall/client'
import type { ImportDto } from '@rollcall/contract'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { tellFailed } from '../../lib/notices.ts'
import { NotifyFields } from '../../lib/notify/NotifyFields.tsx'
import { NotifyOutlook } from '../../lib/notify/NotifyOutlook.tsx'
import { isAboutTime, useNotify } from '../../lib/notify/use-notify.ts'
import { problemText } from '../../lib/problem.ts'
import { SeatForecast } from '../../lib/SeatForecast.tsx'
import { useApprove } from './import-changes.ts'
import { countInvited } from './row-list.ts'

interface ApproveFormProps {
  imported: ImportDto
  onClose: () => void
  /** Something else was there than what was looked at: nothing was sent. */
  onOutdated: () => void
}

/** The Notification step: when they are notified. Confirming it approves the rows. */
export function ApproveDialog({ isOpen, ...form }: ApproveFormProps & { isOpen: boolean }) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  return (
    <Modal opened={isOpen} onClose={form.onClose} title={t('notify.title')} size="lg" fullScreen={isNarrow}>
      {isOpen && <ApproveForm {...form} />}
    </Modal>
  )
}

function ApproveForm({ imported, onClose, onOutdated }: ApproveFormProps) {
  const { t } = useTranslation()
  const notify = useNotify()
  const approve = useApprove(imported)
  const { sure, again } = countInvited(imported.counts)
  const [isAgain, setAgain] = useState(false)
  const count = sure + (isAgain ? again : 0)

  const onError = (error: unknown) => {
    if (notify.refuse(error) || !(error instanceof ApiError)) return
    if (error.code === 'precondition_failed') return onOutdated()
    if (error.code !== 'already_decided') return
    tellFailed(problemText(t, error))
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = notify.read()
    if (chosen === null || count === 0 || approve.isPending) return
    approve.mutate({ notify: chosen, again: isAgain }, { onSuccess: onClose, onError })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <NotifyFields notify={notify} />
        {again > 0 && (
          <Checkbox
            label={t('imports.approve.again', { count: again })}
            description={t('imports.approve.againText')}
            checked={isAgain}
            onChange={(event) => setAgain(event.currentTarget.checked)}
          />
        )}
        {count > 0 ? (
          <NotifyOutlook choice={notify.choice} count={count} />
        ) : (
          <Text fw={600} role="status">
            {t('imports.approve.tick')}
          </Text>
        )}
        <SeatForecast count={count} />
        {approve.isError && !isAboutTime(approve.error) && <Failure error={approve.error} />}
        <Group justify="space-between" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button type="submit" loading={approve.isPending}>
            {t(`add.confirm.${notify.choice.when}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
