import { Radio, Stack, TagsInput } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import type { DomainNote } from './allow-list.ts'
import { noteOf, toDomains } from './allow-list.ts'
import { DomainNotes } from './DomainNotes.tsx'
import type { JoinForm } from './join-page-values.ts'

interface AudienceFieldsProps {
  form: JoinForm
  refused: Record<string, DomainNote>
}

/** Whom the page is for. That it is for anyone is chosen, and never what is left when a list is emptied. */
export function AudienceFields({ form, refused }: AudienceFieldsProps) {
  const { t } = useTranslation()
  return (
    <Block level={2} title={t('joinPage.who.title')}>
      <Radio.Group
        size="md"
        aria-label={t('joinPage.who.title')}
        description={t('joinPage.who.question')}
        {...form.getInputProps('audience')}
      >
        <Stack gap="md" mt="sm">
          <Radio
            size="md"
            value="domains"
            label={t('joinPage.who.domains')}
            description={t('joinPage.who.domainsHint')}
          />
          {form.values.audience === 'domains' && <AllowList form={form} refused={refused} />}
          <Radio
            size="md"
            value="anyone"
            label={t('joinPage.who.anyone')}
            description={t('joinPage.who.anyoneHint')}
          />
        </Stack>
      </Radio.Group>
    </Block>
  )
}

function AllowList({ form, refused }: AudienceFieldsProps) {
  const { t } = useTranslation()
  const domains = form.values.allowedDomains
  const { error, ...field } = form.getInputProps('allowedDomains')
  const isWrong = domains.some((domain) => {
    const note = noteOf(domain, refused)
    return note !== null && note !== 'provider'
  })
  return (
    <div style={{ paddingInlineStart: 'calc(1.5rem + var(--mantine-spacing-xs))' }}>
      <TagsInput
        size="md"
        label={t('joinPage.who.list')}
        description={t('joinPage.who.listHint')}
        placeholder={domains.length === 0 ? t('joinPage.who.placeholder') : ''}
        splitChars={[',', ';', ' ', '\n', '\t']}
        openOnFocus={false}
        maxTags={LIMITS.allowedDomains}
        autoCapitalize="none"
        spellCheck={false}
        {...field}
        onChange={(entries) => form.setFieldValue('allowedDomains', toDomains(entries))}
        error={error ?? isWrong}
      />
      <DomainNotes
        domains={domains}
        refused={refused}
        onRemove={(domain) =>
          form.setFieldValue(
            'allowedDomains',
            domains.filter((other) => other !== domain),
          )
        }
      />
    </div>
  )
}
