import { Button, MultiSelect } from '@mantine/core'
import { type GroupDto, LIMITS, type LocationDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import type { JoinForm } from './join-page-values.ts'

interface ChoiceFieldsProps {
  form: JoinForm
  groups: GroupDto[]
  locations: LocationDto[]
}

/** Which groups and locations people can pick on the page. */
export function ChoiceFields({ form, groups, locations }: ChoiceFieldsProps) {
  const { t } = useTranslation()
  const groupIds = form.values.groupIds
  const active = groups.filter(({ status }) => status === 'active').map(({ id }) => id)
  // An inactive one can be chosen no more, and stays where it was chosen before.
  const offered = groups.filter(({ id, status }) => status === 'active' || groupIds.includes(id))
  return (
    <Block level={2} title={t('joinPage.choices.title')}>
      <Choice
        form={form}
        name="groupIds"
        label={t('joinPage.choices.groups')}
        hint={t('joinPage.choices.groupsHint')}
        all={t('joinPage.choices.all')}
        allIds={active}
        options={offered.map(({ id, name, status }) => ({
          value: id,
          label: status === 'active' ? name : t('joinPage.choices.inactive', { name }),
        }))}
      />
      {locations.length > 0 && (
        <Choice
          form={form}
          name="locationIds"
          label={t('joinPage.choices.locations')}
          hint={t('joinPage.choices.locationsHint')}
          all={t('joinPage.choices.allLocations')}
          allIds={locations.map(({ id }) => id)}
          options={locations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Block>
  )
}

interface ChoiceProps {
  form: JoinForm
  name: 'groupIds' | 'locationIds'
  label: string
  hint: string
  /** The button that chooses all of `allIds`. */
  all: string
  allIds: string[]
  options: { value: string; label: string }[]
}

function Choice({ form, name, label, hint, all, allIds, options }: ChoiceProps) {
  const { t } = useTranslation()
  const chosen = form.values[name]
  const missing = allIds.filter((id) => !chosen.includes(id))
  return (
    <div>
      <MultiSelect
        label={label}
        description={hint}
        data={options}
        searchable
        hidePickedOptions
        maxValues={LIMITS.joinable}
        clearButtonProps={{ 'aria-label': t('clear') }}
        nothingFoundMessage={t('joinPage.choices.none')}
        {...form.getInputProps(name)}
      />
      {missing.length > 1 && chosen.length + missing.length <= LIMITS.joinable && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt={6}
          onClick={() => form.setFieldValue(name, [...chosen, ...missing])}
        >
          {all}
        </Button>
      )}
    </div>
  )
}
