import { Button, Group, Stack, Title } from '@mantine/core'
import type { BulkReply } from '@rollcall/contract'
import { type Icon, IconCircleCheck, IconCircleMinus, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../lib/numbers.ts'
import classes from './BulkResult.module.css'
import { OUTCOME_KINDS, outcomesOf } from './bulk-outcomes.ts'

const ICONS: Record<(typeof OUTCOME_KINDS)[keyof typeof OUTCOME_KINDS], Icon> = {
  done: IconCircleCheck,
  same: IconInfoCircle,
  not: IconCircleMinus,
}

/** What came of an action, for how many. */
export function BulkResult({ reply, onDone }: { reply: BulkReply; onDone: () => void }) {
  const { t } = useTranslation()
  const { format } = useNumbers()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const outcomes = outcomesOf(reply)
  return (
    <Stack>
      <Title order={3} size="h4" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {reply.total === 0
          ? t('bulk.nobody')
          : t('bulk.result', { count: reply.total, total: format(reply.total) })}
      </Title>
      <ul className={classes.outcomes}>
        {outcomes.map(({ outcome, count }) => {
          const kind = OUTCOME_KINDS[outcome]
          const Glyph = ICONS[kind]
          return (
            <li key={outcome} data-kind={kind}>
              <Glyph size={20} stroke={1.8} aria-hidden />
              <span>{t(`bulk.outcome.${outcome}`, { count, number: format(count) })}</span>
            </li>
          )
        })}
      </ul>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('bulk.done')}</Button>
      </Group>
    </Stack>
  )
}
