import { AddLearnersDialog } from '../features/invites/AddLearnersDialog.tsx'
import { LearnersPage } from '../features/learners/LearnersPage.tsx'

/** The Learners screen, with the dialog that adds to it. The address says whether the dialog is open. */
export function LearnersScreen() {
  return (
    <>
      <LearnersPage />
      <AddLearnersDialog />
    </>
  )
}
