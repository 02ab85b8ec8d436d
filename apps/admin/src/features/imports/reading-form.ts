import type { ImportDto, ReadingChoices } from '@rollcall/contract'
import { useState } from 'react'
import { useSetReading } from './import-changes.ts'
import { inForce, withChange } from './reading-choice.ts'

/** The choice of how a file is to be read, and whether it is another one than the file was read by. */
export function useReadingForm(imported: ImportDto) {
  const save = useSetReading(imported.id)
  const before = imported.reading?.choices ?? {}
  const [choices, setChoices] = useState(before)
  const now = inForce(imported, choices)
  return {
    /** What is chosen, or was found out where nothing is. */
    now,
    isOther: JSON.stringify(now) !== JSON.stringify(inForce(imported, before)),
    /** The first rows that are there to be seen are those of another sheet. */
    isOtherSheet: now.sheet !== (imported.reading?.sheet ?? null),
    choose: (change: ReadingChoices) => {
      save.reset()
      setChoices((chosen) => withChange(chosen, change))
    },
    leave: () => setChoices(before),
    submit: () => save.mutate(choices),
    isPending: save.isPending,
    error: save.error,
  }
}

export type ReadingForm = ReturnType<typeof useReadingForm>
