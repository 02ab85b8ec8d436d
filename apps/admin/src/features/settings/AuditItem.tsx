import { Anchor, Text } from '@mantine/core'
import type { AuditEntryDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import { AuditFacts } from './AuditFacts.tsx'
import { isKnownAction } from './audit-words.ts'
import classes from './ItemList.module.css'

/** One entry: what happened, who did it, when. */
export function AuditItem({ entry }: { entry: AuditEntryDto }) {
  const { t } = useTranslation()
  const { dateTime } = useTimes(useOrganization().timeZone)
  return (
    <li className={classes.item}>
      <div>
        <div className={classes.name}>
          {isKnownAction(entry.action) ? t(`settings.audit.actions.${entry.action}`) : entry.action}
        </div>
        {entry.subject && <About subject={entry.subject} />}
        <AuditFacts entry={entry} />
      </div>
      <Who actor={entry.actor} />
      <Text size="sm" component="time" dateTime={entry.at}>
        {dateTime(entry.at)}
      </Text>
    </li>
  )
}

/** Whom or what it was done to. A learner is a step away, as long as there is one. */
function About({ subject: { kind, id, name } }: { subject: NonNullable<AuditEntryDto['subject']> }) {
  const { t } = useTranslation()
  if (kind === 'learner' && name !== null)
    return (
      <Anchor component={Link} to={`${paths.learners}?learner=${id}`} className={classes.about ?? ''}>
        {name}
      </Anchor>
    )
  return <div className={classes.about}>{name ?? t(`settings.audit.gone.${kind}`)}</div>
}

function Who({ actor: { kind, name } }: { actor: AuditEntryDto['actor'] }) {
  const { t } = useTranslation()
  const words = {
    learner: t('settings.audit.theLearner'),
    user: name ?? t('settings.audit.somebody'),
    api_key: name === null ? t('settings.audit.someKey') : t('settings.audit.key', { name }),
    system: t('settings.audit.system'),
  }
  return <Text size="sm">{words[kind]}</Text>
}
