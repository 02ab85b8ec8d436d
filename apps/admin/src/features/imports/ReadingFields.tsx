import { Button, Group, Select, Text } from '@mantine/core'
import { ENCODINGS, type ImportDto, type ImportTopDto, SEPARATORS, type Separator } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../lib/Failure.tsx'
import classes from './Imports.module.css'
import { useTop } from './imports-api.ts'
import type { ReadingForm } from './reading-form.ts'
import { TopRows } from './TopRows.tsx'

interface ReadingFieldsProps {
  imported: ImportDto
  form: ReadingForm
  mayChoose: boolean
}

/** Sheet, encoding, separator and headings of a file to choose, with its first rows in sight. */
export function ReadingFields({ imported, form, mayChoose }: ReadingFieldsProps) {
  const { t } = useTranslation()
  const top = useTop(imported)
  const rows = top.data?.rows ?? []
  const { now, choose } = form
  const sheets = imported.reading?.sheets ?? []
  return (
    <>
      <div className={classes.columns}>
        {sheets.length > 1 && (
          <Select
            label={t('imports.choose.sheet')}
            data={sheets.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? t('imports.choose.hidden', { sheet: name }) : name,
            }))}
            value={now.sheet}
            onChange={(sheet) => sheet !== null && choose({ sheet })}
            disabled={!mayChoose}
            allowDeselect={false}
          />
        )}
        {imported.reading?.kind === 'csv' && <TextFields form={form} mayChoose={mayChoose} />}
        {rows.length > 0 && !form.isOtherSheet && (
          <HeaderField rows={rows} form={form} mayChoose={mayChoose} />
        )}
      </div>
      {form.isOtherSheet ? (
        <Text size="sm" mt="md">
          {t('imports.choose.otherSheet', { sheet: now.sheet ?? '' })}
        </Text>
      ) : (
        rows.length > 0 && <TopRows rows={rows} headerRow={now.headerRow ?? null} />
      )}
      {top.isError && <Failure error={top.error} retry={() => void top.refetch()} />}
      {form.error !== null && <Failure error={form.error} />}
      {mayChoose && form.isOther && (
        <Group mt="md" gap="sm">
          <Button loading={form.isPending} onClick={form.submit}>
            {t('imports.choose.go')}
          </Button>
          <Button variant="default" onClick={form.leave}>
            {t('imports.choose.leave')}
          </Button>
        </Group>
      )}
    </>
  )
}

interface FieldsProps {
  form: ReadingForm
  mayChoose: boolean
}

const SEPARATOR_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<
  Separator,
  string
>
const NO_SEPARATOR = 'none'

function TextFields({ form: { now, choose }, mayChoose }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        label={t('imports.choose.encoding')}
        description={t('imports.choose.encodingHint')}
        placeholder={t('imports.choose.unknown')}
        data={ENCODINGS.map((value) => ({ value, label: t(`imports.choose.encodings.${value}`) }))}
        value={now.encoding}
        onChange={(value) => {
          const encoding = ENCODINGS.find((one) => one === value)
          if (encoding !== undefined) choose({ encoding })
        }}
        disabled={!mayChoose}
        allowDeselect={false}
      />
      <Select
        label={t('imports.choose.separator')}
        description={t('imports.choose.separatorHint')}
        data={[
          ...SEPARATORS.map((value) => ({
            value: String(value),
            label: t(`imports.choose.separators.${SEPARATOR_WORDS[value]}`),
          })),
          { value: NO_SEPARATOR, label: t('imports.choose.separators.none') },
        ]}
        placeholder={t('imports.choose.looked')}
        value={now.separator === null ? NO_SEPARATOR : (now.separator ?? null)}
        onChange={(value) => choose({ separator: SEPARATORS.find((one) => one === value) ?? null })}
        disabled={!mayChoose}
        allowDeselect={false}
      />
    </>
  )
}

const NO_HEADINGS = 'none'
const LONGEST_LABEL = 60

interface HeaderFieldProps extends FieldsProps {
  rows: ImportTopDto['rows']
}

function HeaderField({ rows, form: { now, choose }, mayChoose }: HeaderFieldProps) {
  const { t } = useTranslation()
  const options = rows.map(({ number, cells }) => {
    const text = cells.filter((cell) => cell !== '').join(' · ')
    const short = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text
    return { value: String(number), label: t('imports.choose.row', { number, text: short }) }
  })
  const { headerRow } = now
  const isFar = typeof headerRow === 'number' && !rows.some(({ number }) => number === headerRow)
  return (
    <Select
      label={t('imports.choose.headings')}
      description={t('imports.choose.headingsHint')}
      placeholder={t('imports.choose.looked')}
      data={[
        { value: NO_HEADINGS, label: t('imports.choose.noHeadings') },
        ...options,
        ...(isFar
          ? [{ value: String(headerRow), label: t('imports.rows.numbered', { number: headerRow }) }]
          : []),
      ]}
      value={headerRow === undefined ? null : headerRow === null ? NO_HEADINGS : String(headerRow)}
      onChange={(value) => choose({ headerRow: value === NO_HEADINGS ? null : Number(value) })}
      disabled={!mayChoose}
      allowDeselect={false}
    />
  )
}
