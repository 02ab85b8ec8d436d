import { Anchor, Button, Text } from '@mantine/core'
import type { InviteItemDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { Mark } from '../../lib/Mark.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import classes from './OutcomesStep.module.css'
import { OUTCOME_LOOKS } from './outcome-looks.ts'

interface OutcomeItemProps {
  item: InviteItemDto
  isPending: boolean
  onMend: (email: string) => void
  onInviteAgain: () => void
}

/** What became of one address, in a word and a sentence. */
export function OutcomeItem({ item, isPending, onMend, onInviteAgain }: OutcomeItemProps) {
  const { t } = useTranslation()
  const text = useOutcomeText(item)
  const { email, outcome, suggestion } = item
  return (
    <li className={classes.outcome} tabIndex={-1}>
      <Text fw={600} size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Text>
      <Mark {...OUTCOME_LOOKS[outcome]} word={t(`outcome.${outcome}.word`)} />
      <Text size="sm" c="dimmed">
        {text}{' '}
        {suggestion !== null && outcome !== 'invited' && (
          <Anchor
            component="button"
            type="button"
            inherit
            underline="always"
            disabled={isPending}
            onClick={() => onMend(suggestion)}
          >
            {t('add.didYouMean', { email: suggestion })}
          </Anchor>
        )}
      </Text>
      <InviteAgain item={item} isPending={isPending} onInviteAgain={onInviteAgain} />
    </li>
  )
}

/** For somebody who was archived; whoever said no before is not asked again without a second thought. */
function InviteAgain({ item, isPending, onInviteAgain }: Omit<OutcomeItemProps, 'onMend'>) {
  const { t } = useTranslation()
  const { email, outcome, learnerId } = item
  if (!learnerId || (outcome !== 'archived' && outcome !== 'declined_before')) return null
  const look = {
    size: 'xs',
    variant: 'default',
    className: classes.again ?? '',
    loading: isPending,
    'aria-label': t('add.again.to', { email }),
  } as const
  if (outcome === 'archived') {
    return (
      <Button {...look} onClick={onInviteAgain}>
        {t('add.again.word')}
      </Button>
    )
  }
  return (
    <ConfirmPopover
      question={t('add.again.question', { email })}
      consequence={t('add.again.consequence')}
      confirm={t('add.again.word')}
      keep={t('add.again.keep')}
      color="lagoon"
      onConfirm={onInviteAgain}
    >
      {(asking) => (
        <Button {...look} {...asking}>
          {t('add.again.word')}
        </Button>
      )}
    </ConfirmPopover>
  )
}

function useOutcomeText({ outcome, invite }: InviteItemDto): string {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  if (outcome !== 'invited' || invite === null) return t(`outcome.${outcome}.text`)
  const { notifyAt } = invite
  if (notifyAt === null) return t('add.result.held')
  if (new Date(notifyAt) > new Date()) return t('add.result.scheduled', { when: times.dateTime(notifyAt) })
  return t('outcome.invited.text')
}
