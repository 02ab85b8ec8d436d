import { useSearchParams } from 'react-router-dom'

export interface OpenDialog {
  /** What the dialog is about; null while it is closed. */
  value: string | null
  open: (value: string) => void
  close: () => void
}

/** A dialog whose being open stands in the address, so that Back closes it and a link opens it. */
export function useOpenDialog(name: string): OpenDialog {
  const [search, setSearch] = useSearchParams()
  return {
    value: search.get(name),
    open: (value) => setSearch((now) => changed(now, name, value)),
    close: () => setSearch((now) => changed(now, name, null), { replace: true }),
  }
}

function changed(search: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(search)
  if (value === null) next.delete(name)
  else next.set(name, value)
  return next
}
