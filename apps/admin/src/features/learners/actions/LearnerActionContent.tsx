import { Button, Stack, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../../lib/Failure.tsx'
import { ListSkeleton } from '../../../lib/ListSkeleton.tsx'
import { useLearner } from '../learners-api.ts'
import type { LearnerAction, OpenAction } from '../open-action.ts'
import { ArchiveOne } from './ArchiveOne.tsx'
import { AssignOne } from './AssignOne.tsx'
import { GroupsOne } from './GroupsOne.tsx'
import { InviteAgainOne } from './InviteAgainOne.tsx'
import { LocationOne } from './LocationOne.tsx'
import { MendOne } from './MendOne.tsx'
import { TimeOne } from './TimeOne.tsx'

/** The learner as they are now, and what is to be done to them. */
export function LearnerActionContent({ action, learnerId, onClose }: OpenAction & { onClose: () => void }) {
  const learner = useLearner(learnerId)
  if (learner.isPending) return <ListSkeleton rows={3} />
  if (learner.isError) return <Failure error={learner.error} retry={() => void learner.refetch()} />
  return <Content key={learnerId} action={action} learner={learner.data} onClose={onClose} />
}

interface ContentProps {
  action: LearnerAction
  learner: LearnerDto
  onClose: () => void
}

function Content({ action, learner, onClose }: ContentProps): ReactNode {
  const { openInviteId } = learner
  const common = { learner, onClose }
  switch (action) {
    case 'mend':
      return openInviteId === null ? <Over {...common} /> : <MendOne {...common} inviteId={openInviteId} />
    case 'change_time':
      return openInviteId === null ? <Over {...common} /> : <TimeOne {...common} inviteId={openInviteId} />
    case 'invite_again':
      return openInviteId === null ? <InviteAgainOne {...common} /> : <Over {...common} />
    case 'location':
      return <LocationOne {...common} />
    case 'groups':
      return <GroupsOne {...common} />
    case 'assign':
      return <AssignOne {...common} />
    case 'archive':
      return <ArchiveOne {...common} />
    default:
      return action satisfies never
  }
}

/** Something changed before the dialog was opened: a link that was kept, or somebody else was first. */
function Over({ learner: { email }, onClose }: { learner: LearnerDto; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack align="flex-start">
      <Text size="sm">{t('learner.over', { email })}</Text>
      <Button variant="default" onClick={onClose} data-autofocus>
        {t('close')}
      </Button>
    </Stack>
  )
}
