import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { LIMITS } from '@rollcall/contract'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'

const PAUSE_IN_TYPING_MS = 300

interface SearchFieldProps {
  q: string
  label: string
  hint: string
  onSearch: (q: string) => void
}

/** Searches a moment after the last key. */
export function SearchField({ q, label, hint, onSearch }: SearchFieldProps) {
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
      label={label}
      placeholder={hint}
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
