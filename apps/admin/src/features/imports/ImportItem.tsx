import { Anchor, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOrganization } from '../../lib/organization.ts'
import { importPath } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import classes from './Imports.module.css'
import { countAttention } from './row-list.ts'
import { StateMark } from './StateMark.tsx'

/** One import in the list: which file, from whom and when, and what became of it. */
export function ImportItem({ imported, by }: { imported: ImportDto; by: string | null }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const { id, fileName, state, createdAt } = imported
  const when = times.dateTime(createdAt)
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <Anchor component={Link} to={importPath(id)} fw={600} className={classes.file ?? ''}>
          {fileName}
        </Anchor>
        <Text size="sm" c="dimmed">
          {by === null ? when : t('imports.byOn', { who: by, when })}
        </Text>
        <Text size="sm">{useCounts(imported)}</Text>
      </div>
      <StateMark state={state} />
    </li>
  )
}

function useCounts({ state, counts }: ImportDto): string {
  const { t } = useTranslation()
  if (counts.rows === 0) return ''
  const { invite = 0, invited = 0, withdrawn = 0 } = counts.outcomes
  const attention = countAttention(counts)
  return [
    t('imports.count.rows', { count: counts.rows }),
    state === 'review' && t('imports.count.invite', { count: invite }),
    invited > 0 && t('imports.count.invited', { count: invited }),
    withdrawn > 0 && t('imports.count.withdrawn', { count: withdrawn }),
    attention > 0 && t('imports.count.attention', { count: attention }),
  ]
    .filter(Boolean)
    .join(' · ')
}
