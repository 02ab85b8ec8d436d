import { Button, Drawer, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { LearnerCountsDto } from '@rollcall/contract'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../lib/numbers.ts'
import { FilterFields } from './FilterFields.tsx'
import { countFilters, type LearnerList, NO_FILTER } from './learner-list.ts'
import { StatusTabs } from './StatusTabs.tsx'

interface FilterSheetProps {
  list: LearnerList
  counts: LearnerCountsDto | undefined
  onChange: (change: Partial<LearnerList>) => void
}

/** All filters behind one button, for a narrow screen. The button says how many are set. */
export function FilterSheet({ list, counts, onChange }: FilterSheetProps) {
  const { t } = useTranslation()
  const { bounded } = useNumbers()
  const [opened, { open, close }] = useDisclosure(false)
  const set = countFilters(list)
  const clear = () => {
    onChange({ ...NO_FILTER, q: list.q })
    close()
  }
  return (
    <>
      <Button
        variant={set === 0 ? 'default' : 'light'}
        h={36}
        px="sm"
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={open}
      >
        {set === 0 ? t('learners.filter') : t('learners.filterSet', { count: set })}
      </Button>
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title={t('learners.filters')}>
        <Stack gap="md">
          <StatusTabs
            status={list.status}
            counts={counts?.statuses}
            onChange={(status) => onChange({ status })}
          />
          <FilterFields list={list} onChange={onChange} withSort />
          <Button onClick={close} mt="xs">
            {counts === undefined
              ? t('learners.showThem')
              : t('learners.showMatching', {
                  count: counts.matching.count,
                  total: bounded(counts.matching),
                })}
          </Button>
          {set > 0 && (
            <Button variant="default" onClick={clear}>
              {t('learners.clearFilters')}
            </Button>
          )}
        </Stack>
      </Drawer>
    </>
  )
}
