import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { timeZoneOptions } from './times.ts'

/** A time zone by its IANA name; typing searches. */
export function TimeZoneSelect({ value, ...props }: Omit<SelectProps, 'data' | 'value'> & { value: string }) {
  const { t } = useTranslation()
  const options = useMemo(() => timeZoneOptions(value), [value])
  return (
    <Select
      label={t('timeZone.label')}
      description={t('timeZone.description')}
      data={options}
      value={value}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('timeZone.none')}
      maxDropdownHeight={260}
      {...props}
    />
  )
}
