import { UnstyledButton } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { type Icon, IconAlertTriangle, IconList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ROW_LOOKS } from './import-looks.ts'
import classes from './Review.module.css'
import { countAttention, outcomesIn, type RowList } from './row-list.ts'

interface OutcomeChipsProps {
  counts: ImportDto['counts']
  show: RowList['show']
  onChange: (show: RowList['show']) => void
}

/** What becomes of the rows, each outcome with its number: together they are all rows. Pressed, one shows its rows. */
export function OutcomeChips({ counts, show, onChange }: OutcomeChipsProps) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language)
  const attention = countAttention(counts)
  const chip = (value: RowList['show'], Glyph: Icon, word: string, count: number) => (
    <UnstyledButton
      key={value ?? 'all'}
      className={classes.chip}
      aria-pressed={value === show}
      onClick={() => onChange(value === show ? null : value)}
    >
      <Glyph size={16} stroke={1.8} aria-hidden />
      {word}
      <span className={classes.count}>{format(count)}</span>
    </UnstyledButton>
  )
  return (
    <fieldset className={classes.chips}>
      <legend className="visually-hidden">{t('imports.rows.byOutcome')}</legend>
      {chip(null, IconList, t('imports.rows.every'), counts.rows)}
      {attention > 0 && chip('attention', IconAlertTriangle, t('imports.rows.attention'), attention)}
      <span className={classes.divider} aria-hidden />
      {outcomesIn(counts).map(({ outcome, count }) =>
        chip(outcome, ROW_LOOKS[outcome].icon, t(`imports.outcome.${outcome}`), count),
      )}
    </fieldset>
  )
}
