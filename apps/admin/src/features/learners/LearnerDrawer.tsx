import { Drawer, Group, Stack, Text } from '@mantine/core'
import type { LearnerDto } from '@rollcall/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOpenDialog } from '../../lib/open-dialog.ts'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { Assignments } from './Assignments.tsx'
import { Delivery } from './Delivery.tsx'
import { InviteActions } from './InviteActions.tsx'
import classes from './LearnerDrawer.module.css'
import { LearnerStatusMark } from './LearnerStatusMark.tsx'
import { useLearner } from './learners-api.ts'

/** One learner at a closer look. The address says whose: `?learner=<id>`. */
export function LearnerDrawer() {
  const { t } = useTranslation()
  const { value: id, close } = useOpenDialog('learner')
  return (
    <Drawer opened={id !== null} onClose={close} position="right" size="md" title={t('learner.title')}>
      {id !== null && <LearnerDetail id={id} />}
    </Drawer>
  )
}

function LearnerDetail({ id }: { id: string }) {
  const learner = useLearner(id)
  if (learner.isPending) return <ListSkeleton />
  if (learner.isError) return <Failure error={learner.error} retry={() => void learner.refetch()} />
  return <Facts learner={learner.data} />
}

function Facts({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { name, email, status, groups, location, delivery } = learner
  const facts: [label: string, fact: ReactNode][] = [
    [t('learners.status'), <LearnerStatusMark key="status" status={status} />],
    [t('learner.meaning'), t(`status.${status}.meaning`)],
    [t('learner.statusSince'), times.dateTime(learner.statusAt)],
    [t('learners.groups'), groups.map((group) => group.name).join(', ') || t('learner.noGroup')],
    [t('learners.location'), location?.name ?? t('learner.noLocation')],
    [t('learners.added'), times.dateTime(learner.createdAt)],
  ]
  if (delivery !== null) {
    facts.push([t('learner.mail'), <Delivery key="mail" learner={learner} />])
    facts.push([t('learner.mailAt'), times.dateTime(delivery.at)])
    if (delivery.nextAttemptAt !== null)
      facts.push([t('learner.nextAttempt'), times.dateTime(delivery.nextAttemptAt)])
  }
  if (learner.openInviteId !== null) {
    const until = learner.expiresAt === null ? t('learner.neverExpires') : times.dateTime(learner.expiresAt)
    facts.push([learner.expired ? t('learner.expiredAt') : t('learner.expiresAt'), until])
  }
  return (
    <Stack gap="lg">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={650} size="lg">
            {name ?? email}
          </Text>
          <Text c="dimmed" size="sm">
            {name === null ? t('learner.nameLater') : email}
          </Text>
        </div>
        <InviteActions learner={learner} />
      </Group>
      <dl className={classes.facts}>
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {status === 'active' && <Assignments learnerId={learner.id} />}
      <Text size="xs" c="dimmed">
        {t('learners.zone', { zone: times.zone })}
      </Text>
    </Stack>
  )
}
