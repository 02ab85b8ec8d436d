import { Button, Group, VisuallyHidden } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { paths } from '../../lib/paths.ts'
import { useNeedsPremium } from '../../lib/premium.ts'
import { useTimes } from '../../lib/times.ts'
import { FailedPart } from './FailedPart.tsx'
import { useImport } from './imports-api.ts'
import { MappingPart } from './MappingPart.tsx'
import { useAdminNames } from './people.ts'
import { ReadingPart } from './ReadingPart.tsx'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import { ResultPart } from './ResultPart.tsx'
import { ReviewPart } from './ReviewPart.tsx'
import { StateMark } from './StateMark.tsx'

/** One import, from its file to the last mail. */
export function ImportPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const imported = useImport(id)
  const { data, error } = imported
  const needsPremium = useNeedsPremium()
  return (
    <Page
      title={data?.fileName ?? t('imports.one')}
      documentTitle={data === undefined ? t('imports.one') : `${data.fileName} – ${t('nav.imports')}`}
      lead={data && <Origin imported={data} />}
      actions={
        <Button component={Link} to={paths.imports} variant="default">
          {t('imports.all')}
        </Button>
      }
    >
      <VisuallyHidden role="status">{data && t(`imports.state.${data.state}`)}</VisuallyHidden>
      {imported.isPending && <ListSkeleton rows={8} />}
      {data === undefined && error !== null && (
        <Failure error={error} retry={() => void imported.refetch()} />
      )}
      {data && needsPremium && <ReadOnlyNotice />}
      {data && <Part imported={data} />}
    </Page>
  )
}

function Origin({ imported: { state, createdBy, createdAt } }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const who = useAdminNames()(createdBy)
  const when = times.dateTime(createdAt)
  return (
    <Group component="span" gap="xs">
      <StateMark state={state} /> {who === null ? when : t('imports.byOn', { who, when })}
    </Group>
  )
}

function Part({ imported }: { imported: ImportDto }) {
  const { state } = imported
  switch (state) {
    case 'parsing':
      return <ReadingPart imported={imported} />
    case 'mapping':
      return <MappingPart imported={imported} />
    case 'review':
      return <ReviewPart imported={imported} />
    case 'failed':
      return <FailedPart imported={imported} />
    case 'approved':
    case 'sending':
    case 'done':
    case 'disapproved':
    case 'undone':
      return <ResultPart imported={imported} />
    default:
      return state satisfies never
  }
}
