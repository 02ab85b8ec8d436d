import { Anchor } from '@mantine/core'
import type { LearnerDto, NoMailReason } from '@rollcall/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { settingsPath } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import { Delivery } from './Delivery.tsx'
import classes from './LearnerDrawer.module.css'
import { LearnerStatusMark } from './LearnerStatusMark.tsx'
import { nextStep } from './next-step.ts'

/** What is known of a learner at the moment, and what comes next. */
export function LearnerFacts({ learner }: { learner: LearnerDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { status, groups, location, delivery, externalId } = learner
  const hasFailed = status === 'prospect' && (delivery?.state === 'bounced' || delivery?.state === 'refused')
  const facts: [label: string, fact: ReactNode][] = [
    [t('learners.status'), <LearnerStatusMark key="status" status={status} />],
    [t('learner.statusSince'), times.dateTime(learner.statusAt)],
    [t('learner.meaning'), hasFailed ? t('learner.meaningFailed') : t(`status.${status}.meaning`)],
    [t('learner.next'), t(`learner.nextStep.${nextStep(learner)}`)],
    [t('learners.groups'), groups.map((group) => group.name).join(', ') || t('learner.noGroup')],
    [t('learners.location'), location?.name ?? t('learner.noLocation')],
    [t('learners.added'), times.dateTime(learner.createdAt)],
  ]
  if (externalId !== null) facts.push([t('learner.externalId'), externalId])
  if (delivery !== null) {
    facts.push([t('learner.mail'), <Delivery key="mail" learner={learner} />])
    if (delivery.evidence !== 'none')
      facts.push([t('learner.evidence'), t(`learner.evidences.${delivery.evidence}`)])
    if (delivery.nextAttemptAt !== null && delivery.attempts > 0)
      facts.push([t('learner.nextAttempt'), times.dateTime(delivery.nextAttemptAt)])
  }
  if (learner.noMail !== null)
    facts.push([t('noMail.label'), <WithoutMail key="no-mail" why={learner.noMail} />])
  if (learner.openInviteId !== null) {
    const until = learner.expiresAt === null ? t('learner.neverExpires') : times.dateTime(learner.expiresAt)
    facts.push([learner.expired ? t('learner.expiredAt') : t('learner.expiresAt'), until])
  }
  return (
    <dl className={classes.facts}>
      {facts.map(([label, fact]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Why no mail goes to the address, and where more is said of it. */
function WithoutMail({ why }: { why: NoMailReason }) {
  const { t } = useTranslation()
  return (
    <>
      {t(`noMail.why.${why}`)}
      {why !== 'other' && (
        <>
          {' '}
          <Anchor component={Link} to={settingsPath('no-mail')} inherit underline="always">
            {t('noMail.open')}
          </Anchor>
        </>
      )}
    </>
  )
}
