import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { InviteItemDto } from '@rollcall/contract'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellFailed } from '../../lib/notices.ts'
import { problemText } from '../../lib/problem.ts'
import { useInvite } from './invites-api.ts'
import { OutcomeItem } from './OutcomeItem.tsx'
import classes from './OutcomesStep.module.css'

interface OutcomesStepProps {
  groupId: string
  locationId: string | null
  items: InviteItemDto[]
  /** Addresses that are still to be added. */
  waiting: string[]
  onDone: () => void
  onMore: () => void
}

/** The last step: what became of each address. A probable typo is mended and invited by one press. */
export function OutcomesStep({ groupId, locationId, items, waiting, onDone, onMore }: OutcomesStepProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(items)
  const invite = useInvite()
  const invited = shown.filter((item) => item.outcome === 'invited').length

  const mend = (position: number, email: string) =>
    invite.mutate(
      { groupId, locationId, emails: [email], notify: { when: 'now' } },
      {
        onSuccess: ({ items: [mended] }) => mended && setShown((now) => now.with(position, mended)),
        onError: (error) => tellFailed(problemText(t, error)),
      },
    )
  return (
    <Stack>
      <Title order={3} size="h4" tabIndex={-1} ref={focusOnce} style={{ outline: 'none' }}>
        {t('add.result.title')}
      </Title>
      <Text role="status">
        {t('add.result.invited', { count: invited })}
        {invited < shown.length && ` ${t('add.result.others', { count: shown.length - invited })}`}
      </Text>
      <ul className={classes.outcomes} aria-label={t('add.result.title')}>
        {shown.map((item, position) => (
          <OutcomeItem
            key={position}
            item={item}
            isMending={invite.isPending}
            onMend={(email) => mend(position, email)}
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

// The step replaced the form: without this the focus would be lost.
function focusOnce(heading: HTMLHeadingElement | null) {
  heading?.focus()
}
