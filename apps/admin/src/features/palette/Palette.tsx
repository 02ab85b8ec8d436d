import { CloseButton, Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byKind, type Entry, matchEntries, stepTo } from './entries.ts'
import classes from './Palette.module.css'
import { PaletteList } from './PaletteList.tsx'
import { type PaletteScreen, useEntries } from './use-entries.ts'
import { useFoundLearners } from './use-found-learners.ts'

interface PaletteProps {
  screens: PaletteScreen[]
  onSignOut: () => void
  /** Also before what was chosen is done. */
  onClose: () => void
}

/** Goes to any screen, finds a learner, or does something, by typing a part of its name. */
export function Palette({ screens, onSignOut, onClose }: PaletteProps) {
  const { t } = useTranslation()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { entries: learners, isSearching } = useFoundLearners(typed)
  const shown = byKind([...matchEntries(useEntries(screens, onSignOut), typed), ...learners])
  const place = Math.min(at, Math.max(0, shown.length - 1))
  const chosen = shown[place]

  const count = shown.length === 0 ? t('palette.nothing') : t('palette.found', { count: shown.length })
  const found = isSearching ? t('palette.searching') : count

  const run = (entry: Entry) => {
    onClose()
    entry.run()
  }
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt(stepTo(place, step, shown.length))
    else if (event.key === 'Enter' && chosen !== undefined) run(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Modal.Root opened onClose={onClose} returnFocus={false} yOffset="10dvh" size={560} padding={0}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('palette.label')} radius="md">
        <Modal.Body>
          <div className={classes.head}>
            <TextInput
              className={classes.field ?? ''}
              variant="unstyled"
              leftSection={<IconSearch size={20} stroke={1.7} aria-hidden />}
              aria-label={t('palette.field')}
              placeholder={t('palette.placeholder')}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value)
                setAt(0)
              }}
              onKeyDown={steer}
              role="combobox"
              aria-expanded={shown.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={chosen && `${listId}-${chosen.id}`}
              autoComplete="off"
              data-autofocus
            />
            <CloseButton size="lg" aria-label={t('close')} onClick={onClose} />
          </div>
          <PaletteList id={listId} entries={shown} chosen={chosen} onPoint={setAt} onRun={run} />
          <p className={classes.foot}>
            <span role="status">{found}</span>
            <span className={classes.keys}>{t('palette.how')}</span>
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
