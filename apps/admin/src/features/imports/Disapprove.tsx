import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { useDisapprove } from './import-changes.ts'

/** Decides, after asking, that nobody of the file is invited. */
export function Disapprove({ id }: { id: string }) {
  const { t } = useTranslation()
  const disapprove = useDisapprove(id)
  return (
    <ConfirmPopover
      question={t('imports.disapprove.question')}
      consequence={t('imports.disapprove.consequence')}
      confirm={t('imports.disapprove.word')}
      keep={t('imports.disapprove.keep')}
      onConfirm={() => disapprove.mutate()}
    >
      {(asking) => (
        <Button
          variant="default"
          leftSection={<IconX size={18} aria-hidden />}
          loading={disapprove.isPending}
          {...asking}
        >
          {t('imports.disapprove.word')}
        </Button>
      )}
    </ConfirmPopover>
  )
}
