import type { ImportDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'

/** How the file was read, in a sentence: as what, and where its headings are. */
export function ReadAs({ imported: { format, headerRow } }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const words = { format: format ?? '', row: headerRow ?? 0 }
  return (
    <strong>
      {headerRow === null ? t('imports.read.asPlain', words) : t('imports.read.asHeaded', words)}
    </strong>
  )
}
