import type { ImportState } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../lib/Mark.tsx'
import { STATE_LOOKS } from './import-looks.ts'

/** How far an import is, by sign and word. */
export function StateMark({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  return <Mark {...STATE_LOOKS[state]} word={t(`imports.state.${state}`)} />
}
