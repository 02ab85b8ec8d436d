import { NumberInput, Text, Textarea, TextInput } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import { wallClock } from '../../lib/notify/notify-choice.ts'
import { useOrganization } from '../../lib/organization.ts'
import { zoneLabel } from '../../lib/times.ts'
import type { JoinForm } from './join-page-values.ts'

/** The text of welcome, and when the page closes by itself. */
export function LimitFields({ form }: { form: JoinForm }) {
  const { t } = useTranslation()
  const { timeZone } = useOrganization()
  const { lastDay } = form.values
  const isPast = lastDay !== '' && lastDay < wallClock(new Date(), timeZone).date
  return (
    <Block level={2} title={t('joinPage.more.title')}>
      <Textarea
        size="md"
        label={t('joinPage.more.welcome')}
        description={t('joinPage.more.welcomeHint')}
        rows={4}
        maxLength={LIMITS.welcome}
        {...form.getInputProps('welcome')}
      />
      <div>
        <TextInput
          type="date"
          maw={260}
          label={t('joinPage.more.lastDay')}
          description={t('joinPage.more.lastDayHint', { zone: zoneLabel(timeZone) })}
          {...form.getInputProps('lastDay')}
          error={form.errors.endsAt ?? form.errors.lastDay}
        />
        {isPast && (
          <Text size="sm" mt={6} role="status">
            {t('joinPage.more.past')}
          </Text>
        )}
      </div>
      <NumberInput
        maw={260}
        label={t('joinPage.more.capacity')}
        description={t('joinPage.more.capacityHint')}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        {...form.getInputProps('capacity')}
      />
    </Block>
  )
}
