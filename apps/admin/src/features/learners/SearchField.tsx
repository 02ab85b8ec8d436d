import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { LIMITS } from '@rollcall/contract'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const PAUSE_IN_TYPING_MS = 300

/** Searches a moment after the last key. */
export function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(q)
  const asked = useRef(q)
  const ask = useDebouncedCallback((wanted: string) => {
    asked.current = wanted
    onSearch(wanted)
  }, PAUSE_IN_TYPING_MS)
  // The address may change under the field: Back, or a link that shows all.
  useEffect(() => {
    if (q !== asked.current) {
      asked.current = q
      setTyped(q)
    }
  }, [q])
  return (
    <TextInput
      size="sm"
      type="search"
      label={t('learners.search')}
      placeholder={t('learners.searchHint')}
      leftSection={<IconSearch size={17} aria-hidden />}
      maxLength={LIMITS.search}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}
