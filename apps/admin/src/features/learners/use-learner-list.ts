import { useSearchParams } from 'react-router-dom'
import { type LearnerList, readLearnerList, writeLearnerList } from './learner-list.ts'

/** The list in the address, and how to change it. Typing replaces the history entry, everything else adds one. */
export function useLearnerList(): [LearnerList, (change: Partial<LearnerList>, isTyping?: boolean) => void] {
  const [search, setSearch] = useSearchParams()
  const change = (wanted: Partial<LearnerList>, isTyping = false) =>
    setSearch((now) => writeLearnerList(now, wanted), { replace: isTyping })
  return [readLearnerList(search), change]
}
