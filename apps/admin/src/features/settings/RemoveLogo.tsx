import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { useRemoveLogo } from './settings-api.ts'

/** Takes the logo away, after asking. */
export function RemoveLogo() {
  const { t } = useTranslation()
  const remove = useRemoveLogo()
  const act = () =>
    remove.mutate(undefined, {
      onSuccess: () => tellDone(t('settings.logo.removed')),
      onError: (error) => tellFailed(problemText(t, error)),
    })
  return (
    <ConfirmPopover
      question={t('settings.logo.removeQuestion')}
      consequence={t('settings.logo.removeConsequence')}
      confirm={t('remove')}
      keep={t('keep')}
      onConfirm={act}
    >
      {(asking) => (
        <Button variant="default" loading={remove.isPending} {...asking}>
          {t('settings.logo.remove')}
        </Button>
      )}
    </ConfirmPopover>
  )
}
