import { Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type DomainNote, noteOf } from './allow-list.ts'
import classes from './DomainNotes.module.css'

interface DomainNotesProps {
  domains: string[]
  refused: Record<string, DomainNote>
  onRemove: (domain: string) => void
}

/** What is to be said of each entry of the allow list, with a button that takes it out. */
export function DomainNotes({ domains, refused, onRemove }: DomainNotesProps) {
  const { t } = useTranslation()
  const notes = domains.flatMap((domain) => {
    const note = noteOf(domain, refused)
    return note === null ? [] : [{ domain, note }]
  })
  return (
    <div role="status">
      {notes.length > 0 && (
        <ul className={classes.notes}>
          {notes.map(({ domain, note }) => {
            const isWrong = note !== 'provider'
            const Glyph = isWrong ? IconX : IconAlertTriangle
            return (
              <li key={domain} className={classes.note} data-wrong={isWrong || undefined}>
                <Glyph size={18} aria-hidden />
                <Text size="sm">{t(`joinPage.who.${note}`, { domain })}</Text>
                <Button size="compact-sm" variant="default" onClick={() => onRemove(domain)}>
                  {t('joinPage.who.remove', { domain })}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
