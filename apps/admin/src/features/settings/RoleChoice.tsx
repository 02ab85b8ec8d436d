import { Radio, Stack } from '@mantine/core'
import { ADMIN_ROLES, type AdminRole } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'

interface RoleChoiceProps {
  value: AdminRole
  onChange: (role: AdminRole) => void
}

/** A role, each with what it may do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('settings.admins.role')}
      value={value}
      onChange={(chosen) => onChange(ADMIN_ROLES.find((role) => role === chosen) ?? value)}
    >
      <Stack gap="sm" mt="xs">
        {ADMIN_ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            size="md"
            data-autofocus={role === value || undefined}
            label={t(`settings.roles.${role}.word`)}
            description={t(`settings.roles.${role}.text`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
