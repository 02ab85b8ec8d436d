import { Group, Modal } from '@mantine/core'
import type { ApiKeyDto } from '@rollcall/contract'
import { IconRefresh, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { RowButton } from '../../lib/RowButton.tsx'
import { useRevokeKey, useRotateKey } from './api-keys-api.ts'
import { CLOSES_BY_BUTTON, ShownKey } from './ShownKey.tsx'

/** Replaces a key by a new one, or revokes it. */
export function ApiKeyActions({ apiKey: { id, name } }: { apiKey: ApiKeyDto }) {
  const { t } = useTranslation()
  const rotate = useRotateKey()
  const revoke = useRevokeKey()
  const button = useRef<HTMLButtonElement>(null)
  const made = rotate.data
  const forget = () => {
    rotate.reset()
    button.current?.focus()
  }
  const onError = (error: Error) => tellFailed(problemText(t, error))
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <ConfirmPopover
        question={t('settings.keys.rotateQuestion', { name })}
        consequence={t('settings.keys.rotateConsequence')}
        confirm={t('settings.keys.rotateConfirm')}
        keep={t('settings.keys.keep')}
        onConfirm={() => rotate.mutate(id, { onError })}
      >
        {(asking) => (
          <RowButton
            icon={IconRefresh}
            ref={button}
            loading={rotate.isPending}
            label={t('settings.keys.rotate', { name })}
            {...asking}
          />
        )}
      </ConfirmPopover>
      <ConfirmPopover
        question={t('settings.keys.revokeQuestion', { name })}
        consequence={t('settings.keys.revokeConsequence')}
        confirm={t('settings.keys.revokeConfirm')}
        keep={t('settings.keys.keep')}
        onConfirm={() =>
          revoke.mutate(id, { onSuccess: () => tellDone(t('settings.keys.revoked', { name })), onError })
        }
      >
        {(asking) => (
          <RowButton
            icon={IconTrash}
            loading={revoke.isPending}
            label={t('settings.keys.revoke', { name })}
            {...asking}
          />
        )}
      </ConfirmPopover>
      <Modal
        opened={made !== undefined}
        onClose={forget}
        returnFocus={false}
        title={t('settings.keys.shown.title', { name })}
        size="lg"
        {...CLOSES_BY_BUTTON}
      >
        {made && <ShownKey made={made} replaces onClose={forget} />}
      </Modal>
    </Group>
  )
}
