import { useOpenDialog } from '../../lib/open-dialog.ts'
import { type OpenAction, readAction, writeAction } from './open-action.ts'

/** The dialog about one learner, as the address says: `?do=archive.<id>`. */
export function useOpenAction() {
  const dialog = useOpenDialog('do')
  return {
    opened: readAction(dialog.value),
    open: (action: OpenAction) => dialog.open(writeAction(action)),
    close: dialog.close,
  }
}
