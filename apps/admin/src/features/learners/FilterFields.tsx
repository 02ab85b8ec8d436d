import { Checkbox, Select } from '@mantine/core'
import { DELIVERY_STATES, LEARNER_SORTS } from '@rollcall/contract'
import { startTransition, useOptimistic } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroups, useLocations } from '../../lib/lists.ts'
import classes from './LearnerFilters.module.css'
import type { LearnerList } from './learner-list.ts'

interface FilterFieldsProps {
  list: LearnerList
  onChange: (change: Partial<LearnerList>) => void
  /** Offers the order too, where there are no column heads to press. */
  withSort: boolean
}

/** What narrows the list down, apart from status and search. */
export function FilterFields({ list, onChange, withSort }: FilterFieldsProps) {
  const { t } = useTranslation()
  const groups = useGroups()
  const locations = useLocations()
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('clear') }, size: 'sm' }
  const named = (items: { id: string; name: string }[] | undefined) =>
    items?.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <>
      <Select
        {...clear}
        label={t('learners.group')}
        placeholder={t('learners.anyGroup')}
        data={named(groups.data)}
        value={list.groupId}
        onChange={(groupId) => onChange({ groupId })}
        searchable
      />
      {locations.data !== undefined && locations.data.length > 0 && (
        <Select
          {...clear}
          label={t('learners.location')}
          placeholder={t('learners.anyLocation')}
          data={named(locations.data)}
          value={list.locationId}
          onChange={(locationId) => onChange({ locationId })}
          searchable
        />
      )}
      <Select
        {...clear}
        label={t('learners.email')}
        placeholder={t('learners.anyDelivery')}
        data={DELIVERY_STATES.map((state) => ({
          value: state,
          label: t(`delivery.${state === 'scheduled' ? 'waiting' : state}`),
        }))}
        value={list.delivery}
        onChange={(_, option) =>
          onChange({ delivery: DELIVERY_STATES.find((one) => one === option?.value) ?? null })
        }
        maxDropdownHeight={320}
      />
      {withSort && (
        <Select
          size="sm"
          label={t('learners.sort')}
          data={LEARNER_SORTS.map((sort) => ({ value: sort, label: t(`learners.sorts.${sort}`) }))}
          value={list.sort}
          allowDeselect={false}
          onChange={(_, option) =>
            onChange({ sort: LEARNER_SORTS.find((one) => one === option?.value) ?? 'newest' })
          }
        />
      )}
      <ExpiredOnly isOn={list.expired} onChange={(expired) => onChange({ expired })} />
    </>
  )
}

/** The address follows a moment later than the eye: until then the box shows what was meant. */
function ExpiredOnly({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { t } = useTranslation()
  const [shown, show] = useOptimistic(isOn)
  return (
    <Checkbox
      className={classes.expired ?? ''}
      size="sm"
      label={t('learners.expiredOnly')}
      checked={shown}
      onChange={({ currentTarget: { checked } }) =>
        startTransition(() => {
          show(checked)
          onChange(checked)
        })
      }
    />
  )
}
