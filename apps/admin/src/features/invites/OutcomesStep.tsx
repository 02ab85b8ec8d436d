import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { InviteItemDto } from '@rollcall/contract'
import { IconInfoCircle } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import { focusOnArrival } from './focus-on-arrival.ts'
import { OutcomeItem } from './OutcomeItem.tsx'
import classes from './OutcomesStep.module.css'
import { type FollowUpProps, useFollowUp } from './use-follow-up.ts'

interface OutcomesStepProps extends FollowUpProps {
  /** Addresses that are still to be added. */
  waiting: string[]
  onDone: () => void
  onMore: () => void
}

/** The last step: what became of each address, and what can still be done about some. */
export function OutcomesStep({ waiting, onDone, onMore, ...invited }: OutcomesStepProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  // The button that was pressed goes: its line keeps the place.
  const focusItem = (position: number) => list.current?.querySelectorAll('li')[position]?.focus()
  const { items, isPending, mend, inviteAgain } = useFollowUp(invited, focusItem)
  return (
    <Stack>
      <Title order={3} size="h4" tabIndex={-1} ref={focusOnArrival} style={{ outline: 'none' }}>
        {t('add.result.title')}
      </Title>
      <Result items={items} />
      <ul className={classes.outcomes} aria-label={t('add.result.title')} ref={list}>
        {items.map((item, position) => (
          <OutcomeItem
            key={position}
            item={item}
            isPending={isPending}
            onMend={(email) => mend(position, email)}
            onInviteAgain={() => inviteAgain(position)}
          />
        ))}
      </ul>
      {waiting.length > 0 && (
        <Alert
          color="yellow"
          icon={<IconInfoCircle aria-hidden />}
          title={t('add.waiting', { count: waiting.length })}
        >
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {waiting.join(', ')}
          </Text>
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant={waiting.length > 0 ? 'filled' : 'default'} onClick={onMore}>
          {waiting.length > 0 ? t('add.rest') : t('add.more')}
        </Button>
        <Button variant={waiting.length > 0 ? 'default' : 'filled'} onClick={onDone}>
          {t('add.done')}
        </Button>
      </Group>
    </Stack>
  )
}

function Result({ items }: { items: InviteItemDto[] }) {
  const { t } = useTranslation()
  const invites = items.flatMap(({ invite }) => (invite === null ? [] : [invite]))
  const others = items.length - invites.length
  const isWaiting = invites.some(({ notifyAt }) => notifyAt === null || new Date(notifyAt) > new Date())
  return (
    <div>
      <Text role="status">
        {t('add.result.invited', { count: invites.length })}
        {others > 0 && ` ${t('add.result.others', { count: others })}`}
      </Text>
      {isWaiting && (
        <Text mt={4}>
          {t('add.result.waiting')}{' '}
          <Anchor component={Link} to={paths.outbox} underline="always">
            {t('add.result.outbox')}
          </Anchor>
        </Text>
      )}
    </div>
  )
}
