import { Button, Group, Paper, Select, Text, Title } from '@mantine/core'
import { IMPORT_COLUMNS, type ImportColumn, type ImportDto, type ImportMapping } from '@rollcall/contract'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import { useMayWrite } from '../../lib/organization.ts'
import { useMayUsePremium } from '../../lib/premium.ts'
import { fieldProblems } from '../../lib/problem.ts'
import { columnOptions, mappingFault } from './column-choice.ts'
import { Disapprove } from './Disapprove.tsx'
import classes from './Imports.module.css'
import { useSetMapping } from './import-changes.ts'

const NONE: ImportMapping = { email: null, group: null, location: null, externalId: null }

interface ColumnsFormProps {
  imported: ImportDto
  /** Where the columns were known and are only being changed. */
  onKeep?: () => void
}

/** Asks which column of the file holds what. What is not chosen is not imported. */
export function ColumnsForm({ imported, onKeep }: ColumnsFormProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const mayChoose = useMayUsePremium()
  const save = useSetMapping(imported.id)
  const [mapping, setMapping] = useState(imported.mapping ?? NONE)
  const [isChecked, setChecked] = useState(false)
  const fault = isChecked ? mappingFault(mapping) : null
  const faults = fieldProblems(t, save.error)
  const options = columnOptions(imported.headers, (number) => t('imports.mapping.column', { number }))

  const choose = (column: ImportColumn, value: string | null) => {
    setChecked(false)
    save.reset()
    setMapping((now) => ({ ...now, [column]: value === null ? null : Number(value) }))
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setChecked(true)
    if (mappingFault(mapping) === null && !save.isPending) save.mutate(mapping)
  }
  return (
    <Paper withBorder p="lg" component="section" mb="md">
      <form noValidate onSubmit={submit}>
        <Title order={2} size="h4">
          {t('imports.mapping.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {t(onKeep ? 'imports.mapping.remembered' : 'imports.mapping.text')}
        </Text>
        <div className={classes.columns}>
          {IMPORT_COLUMNS.map((column) => (
            <Select
              key={column}
              label={t(`imports.column.${column}`)}
              description={t(`imports.mapping.${column}`)}
              placeholder={t(column === 'email' ? 'imports.mapping.choose' : 'imports.mapping.none')}
              data={options}
              value={mapping[column] === null ? null : String(mapping[column])}
              onChange={(value) => choose(column, value)}
              disabled={!mayChoose}
              clearable={column !== 'email'}
              clearButtonProps={{
                'aria-label': t('imports.mapping.clear', { column: t(`imports.column.${column}`) }),
              }}
              allowDeselect={false}
              error={
                fault?.column === column ? t(`imports.mapping.${fault.why}`) : faults[`columns.${column}`]
              }
            />
          ))}
        </div>
        {save.isError && Object.keys(faults).length === 0 && <Failure error={save.error} />}
        {mayWrite && (
          <Group mt="lg" gap="sm">
            {mayChoose && (
              <Button type="submit" loading={save.isPending}>
                {t('imports.mapping.go')}
              </Button>
            )}
            {onKeep ? (
              <Button variant="default" onClick={onKeep}>
                {t('imports.mapping.keep')}
              </Button>
            ) : (
              <Disapprove id={imported.id} />
            )}
          </Group>
        )}
      </form>
    </Paper>
  )
}
