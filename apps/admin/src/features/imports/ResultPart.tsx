import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { ConfirmPopover } from '../../lib/ConfirmPopover.tsx'
import { useMayWrite, useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import { useUndo } from './import-changes.ts'
import { MailProgress } from './MailProgress.tsx'
import { useAdminNames } from './people.ts'
import { RowsPart } from './RowsPart.tsx'

/** What became of a decision: how far the invites are, what can still be done, and the rows as they were decided on. */
export function ResultPart({ imported }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { state, undoUntil, id } = imported
  return (
    <>
      <Paper withBorder p="lg" mb="lg">
        <Title order={2} size="h4">
          {t(`imports.result.${titleOf(imported)}`)}
        </Title>
        <Decided imported={imported} />
        <MailProgress imported={imported} />
        <Group mt="md" gap="sm">
          {state !== 'disapproved' && (
            <Anchor component={Link} to={paths.learners}>
              {t('imports.result.learners')}
            </Anchor>
          )}
          {mayWrite && undoUntil !== null && <Undo id={id} until={undoUntil} />}
        </Group>
      </Paper>
      <RowsPart imported={imported} mayMend={false} />
    </>
  )
}

function titleOf({ state }: ImportDto) {
  switch (state) {
    case 'approved':
    case 'sending':
    case 'disapproved':
    case 'undone':
      return state
    default:
      return 'done'
  }
}

function Decided({ imported: { state, decidedBy, decidedAt, counts } }: { imported: ImportDto }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const who = useAdminNames()(decidedBy)
  const word = state === 'disapproved' ? 'disapproved' : 'approved'
  const { invited = 0, withdrawn = 0 } = counts.outcomes
  return (
    <>
      {decidedAt !== null && (
        <Text size="sm" c="dimmed">
          {who === null
            ? t(`imports.decided.${word}`, { when: times.dateTime(decidedAt) })
            : t(`imports.decided.${word}By`, { who, when: times.dateTime(decidedAt) })}
        </Text>
      )}
      {state === 'disapproved' && <Text mt="xs">{t('imports.result.nobody')}</Text>}
      {state === 'undone' && (
        <Text mt="xs">
          {t('imports.result.withdrawn', { count: withdrawn })}{' '}
          {invited > 0 && t('imports.result.stayed', { count: invited })}
        </Text>
      )}
    </>
  )
}

function Undo({ id, until }: { id: string; until: string }) {
  const { t } = useTranslation()
  const times = useTimes(useOrganization().timeZone)
  const undo = useUndo(id)
  return (
    <ConfirmPopover
      question={t('imports.undo.question')}
      consequence={t('imports.undo.consequence')}
      confirm={t('imports.undo.confirm')}
      keep={t('imports.undo.keep')}
      onConfirm={() => undo.mutate()}
    >
      {(asking) => (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          loading={undo.isPending}
          title={t('imports.undo.until', { date: times.date(until) })}
          {...asking}
        >
          {t('imports.undo.word')}
        </Button>
      )}
    </ConfirmPopover>
  )
}
