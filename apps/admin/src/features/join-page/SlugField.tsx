import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type JoinPageDto, LIMITS, type SlugCheckDto } from '@rollcall/contract'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMayUsePremium } from '../../lib/premium.ts'
import { useSlugCheck } from './join-page-api.ts'
import type { JoinForm } from './join-page-values.ts'
import classes from './SlugField.module.css'

const PAUSE_MS = 400

interface SlugFieldProps {
  form: JoinForm
  page: JoinPageDto
}

/** The end of the page's address, with a look whether it is free while it is typed. */
export function SlugField({ form, page }: SlugFieldProps) {
  const { t } = useTranslation()
  const mayChange = useMayUsePremium()
  const slug = form.values.slug.trim().toLowerCase()
  const [settled] = useDebouncedValue(slug, PAUSE_MS)
  const isOther = slug !== '' && slug !== page.slug
  const check = useSlugCheck(settled, mayChange && isOther && settled !== '')
  const checked = isOther && settled === slug ? check.data : undefined
  const isUsable = checked === undefined || checked.outcome === 'free' || checked.outcome === 'yours'
  const { error, ...field } = form.getInputProps('slug')
  return (
    <div>
      <TextInput
        label={t('joinPage.address.slug')}
        description={t('joinPage.address.slugHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={LIMITS.slug}
        {...field}
        error={error ?? (isUsable ? null : t(`joinPage.slug.${checked.outcome}`))}
      />
      <div role="status" className={classes.said}>
        {isOther && checked === undefined && !check.isError && (
          <Text size="sm" c="dimmed">
            {t('joinPage.slug.checking')}
          </Text>
        )}
        {checked !== undefined && (
          <Checked checked={checked} onUse={(free) => form.setFieldValue('slug', free)} />
        )}
      </div>
      {slug !== '' && (
        <Text size="sm" c="dimmed" className={classes.address ?? ''}>
          {t(isOther ? 'joinPage.address.will' : 'joinPage.address.is', { url: page.urlStart + slug })}
        </Text>
      )}
      {isOther && page.slug !== null && (
        <Group gap="xs" mt="xs" wrap="nowrap" align="flex-start" className={classes.warning ?? ''}>
          <IconAlertTriangle size={18} aria-hidden />
          <Text size="sm">{t('joinPage.address.changes')}</Text>
        </Group>
      )}
    </div>
  )
}

function Checked({ checked, onUse }: { checked: SlugCheckDto; onUse: (slug: string) => void }) {
  const { t } = useTranslation()
  const { outcome, suggestion } = checked
  if (outcome === 'free' || outcome === 'yours') {
    return (
      <Group gap={6} className={classes.good ?? ''}>
        <IconCheck size={16} aria-hidden />
        <Text size="sm">{t(`joinPage.slug.${outcome}`)}</Text>
      </Group>
    )
  }
  if (suggestion === null) return null
  return (
    <Group gap="xs">
      <Text size="sm">{t('joinPage.slug.instead')}</Text>
      <Button size="xs" variant="default" onClick={() => onUse(suggestion)}>
        {t('joinPage.slug.use', { slug: suggestion })}
      </Button>
    </Group>
  )
}
