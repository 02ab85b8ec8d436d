import { Radio, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NotifyReadings } from './NotifyReadings.tsx'
import { NotifyTime } from './NotifyTime.tsx'
import type { NotifyState } from './use-notify.ts'

const WAYS = ['now', 'at', 'hold'] as const

interface NotifyFieldsProps {
  /** Of `useNotify`. */
  notify: NotifyState
  /** The question above the choices, where the general one does not fit. */
  label?: string
}

/** Asks when mails leave: now, at a time in the organization's zone, or not before somebody decides. */
export function NotifyFields({ notify, label }: NotifyFieldsProps) {
  const { t } = useTranslation()
  const fields = useRef<HTMLDivElement>(null)
  const { choice, change, failedTries } = notify
  useEffect(() => {
    if (failedTries > 0) fields.current?.querySelector<HTMLElement>('[data-wanted]')?.focus()
  }, [failedTries])

  return (
    <div ref={fields}>
      <Radio.Group
        label={label ?? t('notify.question')}
        value={choice.when}
        onChange={(value) => change({ when: WAYS.find((way) => way === value) ?? 'now' })}
      >
        <Stack gap="sm" mt="xs">
          {WAYS.map((way) => (
            <div key={way}>
              <Radio
                value={way}
                size="md"
                label={t(`notify.${way}.word`)}
                description={t(`notify.${way}.text`)}
                data-autofocus={way === choice.when || undefined}
              />
              {way === 'at' && choice.when === 'at' && <NotifyTime notify={notify} />}
            </div>
          ))}
        </Stack>
      </Radio.Group>
      {choice.when === 'at' && <NotifyReadings notify={notify} />}
    </div>
  )
}
