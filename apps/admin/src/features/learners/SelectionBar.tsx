import { Button, CloseButton, Menu, Text } from '@mantine/core'
import { type BoundedCount, LIMITS } from '@rollcall/contract'
import { IconChevronUp } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../../lib/narrow.ts'
import { useNumbers } from '../../lib/numbers.ts'
import { actionsFor, type BulkAction } from './bulk-actions.ts'
import { BULK_ICONS } from './bulk-icons.ts'
import { focusList } from './focus-list.ts'
import classes from './SelectionBar.module.css'
import type { SelectionOfList } from './use-selection.ts'

interface SelectionBarProps {
  list: SelectionOfList
  matching: BoundedCount | undefined
  onAct: (action: BulkAction) => void
}

/** What can be done with those who are selected. It stays in sight at the lower edge while the list is scrolled. */
export function SelectionBar({
  list: { selection, selected, selectAll, clear },
  matching,
  onAct,
}: SelectionBarProps) {
  const { t } = useTranslation()
  const { bounded } = useNumbers()
  const clearButton = useRef<HTMLButtonElement>(null)
  const mayBeMore = !selection.isAll && matching !== undefined && matching.count > selected.count
  return (
    <section className={classes.bar} aria-label={t('bulk.bar')} data-selection-bar>
      <div className={classes.who}>
        <Text size="sm" fw={650} aria-hidden>
          {t('bulk.selected', { count: selected.count, selected: bounded(selected) })}
        </Text>
        {mayBeMore && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.selectAll ?? ''}
            onClick={() => {
              // This button is about to go.
              clearButton.current?.focus()
              selectAll()
            }}
          >
            {t('bulk.selectAll', { count: matching.count, matching: bounded(matching) })}
          </Button>
        )}
        {selected.count === LIMITS.bulkIds && !selection.isAll && (
          <Text size="sm" c="dimmed">
            {t('bulk.most', { count: LIMITS.bulkIds })}
          </Text>
        )}
        <CloseButton
          ref={clearButton}
          className={classes.clear ?? ''}
          aria-label={t('bulk.clear')}
          onClick={() => {
            focusList()
            clear()
          }}
        />
      </div>
      <Actions actions={actionsFor(selection)} onAct={onAct} />
    </section>
  )
}

function Actions({ actions, onAct }: { actions: BulkAction[]; onAct: (action: BulkAction) => void }) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const menuButton = useRef<HTMLButtonElement>(null)
  if (isNarrow) {
    // The dialog gives the focus back to what had it before: that must not be an item of a menu which is gone.
    const act = (action: BulkAction) => {
      menuButton.current?.focus()
      onAct(action)
    }
    return (
      <Menu position="top-end" width={250} withinPortal>
        <Menu.Target>
          <Button
            ref={menuButton}
            size="sm"
            flex="none"
            rightSection={<IconChevronUp size={16} aria-hidden />}
          >
            {t('actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map((action) => {
            const Glyph = BULK_ICONS[action]
            return (
              <Menu.Item
                key={action}
                leftSection={<Glyph size={18} stroke={1.7} aria-hidden />}
                onClick={() => act(action)}
              >
                {t(`bulk.${action}.button`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
    )
  }
  return (
    <div className={classes.actions}>
      {actions.map((action) => {
        const Glyph = BULK_ICONS[action]
        return (
          <Button
            key={action}
            variant="default"
            size="xs"
            classNames={{ root: classes.action ?? '', section: classes.actionSign ?? '' }}
            leftSection={<Glyph size={16} stroke={1.8} aria-hidden />}
            aria-haspopup="dialog"
            onClick={() => onAct(action)}
          >
            {t(`bulk.${action}.button`)}
          </Button>
        )
      })}
    </div>
  )
}
