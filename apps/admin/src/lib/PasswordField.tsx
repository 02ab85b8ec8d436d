import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A password, with a button that shows it. */
export function PasswordField(props: PasswordInputProps) {
  const { t } = useTranslation()
  const [visible, setVisible] = useState(false)
  return (
    <PasswordInput
      maxLength={LIMITS.password}
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{
        'aria-label': visible ? t('auth.hidePassword') : t('auth.showPassword'),
      }}
      {...props}
    />
  )
}

/** A password that is being made up: says what makes a good one, and when it is long enough. */
export function NewPasswordField({ value, ...props }: PasswordInputProps & { value: string }) {
  const { t } = useTranslation()
  const isLongEnough = value.length >= LIMITS.adminPasswordMin
  return (
    <PasswordField
      autoComplete="new-password"
      value={value}
      description={
        <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          {isLongEnough && <IconCircleCheck size={16} color="var(--good-ink)" aria-hidden />}
          {isLongEnough
            ? t('auth.passwordLongEnough')
            : t('auth.passwordHint', { count: LIMITS.adminPasswordMin })}
        </span>
      }
      {...props}
    />
  )
}
