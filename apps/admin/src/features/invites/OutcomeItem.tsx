import { Anchor, Text } from '@mantine/core'
import type { AddressOutcome, InviteItemDto } from '@rollcall/contract'
import {
  type Icon,
  IconArchive,
  IconCircleCheck,
  IconCircleX,
  IconCopy,
  IconHourglass,
  IconMailCheck,
  IconMailOff,
  IconMailX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../../lib/Mark.tsx'
import classes from './OutcomesStep.module.css'

const LOOKS: Record<AddressOutcome, { icon: Icon; tone: Tone }> = {
  invited: { icon: IconMailCheck, tone: 'good' },
  already_invited: { icon: IconHourglass, tone: 'wait' },
  already_active: { icon: IconCircleCheck, tone: 'info' },
  archived: { icon: IconArchive, tone: 'quiet' },
  declined_before: { icon: IconCircleX, tone: 'bad' },
  suppressed: { icon: IconMailOff, tone: 'bad' },
  duplicate: { icon: IconCopy, tone: 'quiet' },
  invalid_email: { icon: IconMailX, tone: 'bad' },
}

interface OutcomeItemProps {
  item: InviteItemDto
  isMending: boolean
  onMend: (email: string) => void
}

/** What became of one address, in a word and a sentence. */
export function OutcomeItem({ item: { email, outcome, suggestion }, isMending, onMend }: OutcomeItemProps) {
  const { t } = useTranslation()
  return (
    <li className={classes.outcome}>
      <Text fw={600} size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Text>
      <Mark {...LOOKS[outcome]} word={t(`outcome.${outcome}.word`)} />
      <Text size="sm" c="dimmed">
        {t(`outcome.${outcome}.text`)}{' '}
        {suggestion !== null && (
          <Anchor
            component="button"
            type="button"
            inherit
            underline="always"
            disabled={isMending}
            onClick={() => onMend(suggestion)}
          >
            {t('add.didYouMean', { email: suggestion })}
          </Anchor>
        )}
      </Text>
    </li>
  )
}
