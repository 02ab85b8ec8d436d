import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ENTRY_KINDS, type Entry } from './entries.ts'
import classes from './Palette.module.css'

interface PaletteListProps {
  id: string
  /** Kind by kind. */
  entries: Entry[]
  chosen: Entry | undefined
  /** The pointer is over the entry at this place. */
  onPoint: (place: number) => void
  onRun: (entry: Entry) => void
}

/** What the palette offers, under a heading for each kind. The field keeps the focus and names the chosen entry. */
export function PaletteList({ id, entries, chosen, onPoint, onRun }: PaletteListProps) {
  const { t } = useTranslation()
  const optionId = (entry: Entry) => `${id}-${entry.id}`
  const chosenId = chosen && optionId(chosen)
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])

  return (
    <div id={id} role="listbox" aria-label={t('palette.results')} className={classes.list}>
      {ENTRY_KINDS.map((kind) => {
        const ofKind = entries.filter((entry) => entry.kind === kind)
        if (ofKind.length === 0) return null
        return (
          <fieldset key={kind} aria-labelledby={`${id}-${kind}`} className={classes.group}>
            <div id={`${id}-${kind}`} className={classes.kind} role="presentation">
              {t(`palette.kinds.${kind}`)}
            </div>
            {ofKind.map((entry) => (
              // The keys are those of the field, which has the focus.
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              <div
                key={entry.id}
                id={optionId(entry)}
                role="option"
                aria-selected={entry === chosen}
                className={classes.entry}
                onPointerMove={() => onPoint(entries.indexOf(entry))}
                onClick={() => onRun(entry)}
              >
                <entry.icon size={18} stroke={1.7} aria-hidden />
                <span className={classes.label}>{entry.label}</span>
                {entry.hint !== undefined && <span className={classes.hint}>{entry.hint}</span>}
              </div>
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}
