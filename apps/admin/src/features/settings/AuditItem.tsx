import { Anchor, Text } from '@mantine/core'
import type { AuditEntryDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import { AuditFacts } from './AuditFacts.tsx'
import { isKnownAction, learnerOf } from './audit-words.ts'
import classes from './ItemList.module.css'

/** One entry: what happened, who did it, when. */
export function AuditItem({ entry }: { entry: AuditEntryDto }) {
  const { t } = useTranslation()
  const { dateTime } = useTimes(useOrganization().timeZone)
  const learner = learnerOf(entry)
  return (
    <li className={classes.item}>
      <div>
        <div className={classes.name}>
          {isKnownAction(entry.action) ? t(`settings.audit.actions.${entry.action}`) : entry.action}
        </div>
        <AuditFacts entry={entry} />
        {learner !== null && (
          <Anchor
            component={Link}
            to={`${paths.learners}?learner=${learner}`}
            size="sm"
            underline="always"
            display="inline-block"
          >
            {t('settings.audit.learner')}
          </Anchor>
        )}
      </div>
      <Who actor={entry.actor} />
      <Text size="sm" component="time" dateTime={entry.at}>
        {dateTime(entry.at)}
      </Text>
    </li>
  )
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
