import { Button, Group, Text } from '@mantine/core'
import type { ImportDto } from '@rollcall/contract'
import { IconSearchOff } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useNarrow } from '../../lib/narrow.ts'
import { ErrorFileButton } from './ErrorFileButton.tsx'
import { OutcomeChips } from './OutcomeChips.tsx'
import classes from './Review.module.css'
import { RowCards } from './RowCards.tsx'
import { RowsTable } from './RowsTable.tsx'
import { PAGE_SIZE } from './row-list.ts'
import { useRowList, useRows } from './use-rows.ts'

interface RowsPartProps {
  imported: ImportDto
  mayMend: boolean
}

/** The rows of the file, page by page, and by what becomes of them. */
export function RowsPart({ imported, mayMend }: RowsPartProps) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language)
  const isNarrow = useNarrow()
  const [list, change] = useRowList()
  const rows = useRows(imported, list)
  const region = useRef<HTMLElement>(null)
  const Rows = isNarrow ? RowCards : RowsTable
  const first = list.cursors.length * PAGE_SIZE + 1
  // The button that was pressed may not be there on the next page.
  const turn = (cursors: string[]) => {
    region.current?.focus()
    change({ cursors })
  }
  return (
    <section
      ref={region}
      data-rows
      tabIndex={-1}
      aria-label={t('imports.rows.title')}
      className={classes.rows}
    >
      <div className={classes.head}>
        <OutcomeChips counts={imported.counts} show={list.show} onChange={(show) => change({ show })} />
        <ErrorFileButton imported={imported} />
      </div>
      {rows.isPending && <ListSkeleton rows={8} />}
      {rows.isError && <Failure error={rows.error} retry={() => void rows.refetch()} />}
      {rows.data?.items.length === 0 && (
        <EmptyState
          icon={IconSearchOff}
          title={t('imports.rows.none')}
          action={
            list.show !== null && (
              <Button variant="default" onClick={() => change({ show: null })}>
                {t('imports.rows.all')}
              </Button>
            )
          }
        >
          {t('imports.rows.noneText')}
        </EmptyState>
      )}
      {rows.data !== undefined && rows.data.items.length > 0 && (
        <>
          <Rows
            importId={imported.id}
            rows={rows.data.items}
            mayMend={mayMend}
            isStale={rows.isPlaceholderData}
          />
          {(list.cursors.length > 0 || rows.data.next !== null) && (
            <Group justify="space-between" mt="md" component="nav" aria-label={t('learners.pages')}>
              <Text size="sm">
                {t('imports.rows.range', {
                  first: format(first),
                  last: format(first + rows.data.items.length - 1),
                })}
              </Text>
              <Group gap="xs">
                <Button
                  variant="default"
                  disabled={list.cursors.length === 0}
                  onClick={() => turn(list.cursors.slice(0, -1))}
                >
                  {t('learners.previous')}
                </Button>
                <Button
                  variant="default"
                  disabled={rows.data.next === null}
                  onClick={() => rows.data.next !== null && turn([...list.cursors, rows.data.next])}
                >
                  {t('learners.next')}
                </Button>
              </Group>
            </Group>
          )}
        </>
      )}
    </section>
  )
}
