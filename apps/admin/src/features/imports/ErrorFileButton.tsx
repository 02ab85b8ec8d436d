import { Button } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { IconFileAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorFile } from './imports-api.ts'
import { countAttention } from './row-list.ts'

/** Saves the rows that need work as a file, where there are any. */
export function ErrorFileButton({ imported }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const file = useErrorFile(imported.id)
  if (countAttention(imported.counts) === 0) return null
  return (
    <Button
      variant="default"
      size="xs"
      flex="none"
      leftSection={<IconFileAlert size={16} aria-hidden />}
      loading={file.isPending}
      onClick={() => file.mutate('xlsx')}
    >
      {t('imports.errorFile')}
    </Button>
  )
}
