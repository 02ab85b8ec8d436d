import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { forecast } from './judgement.ts'

/** Who will not be invited, and why. */
export function LeftOut({ addresses }: { addresses: ReturnType<typeof forecast>['leftOut'] }) {
  const { t } = useTranslation()
  return (
    <Alert
      color="yellow"
      icon={<IconInfoCircle aria-hidden />}
      title={t('add.forecast.leftOut', { count: addresses.length })}
    >
      <ul style={{ margin: 0, paddingLeft: '1.125rem' }}>
        {addresses.map(({ email, note }, position) => (
          <Text key={position} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {email}: {t(note.kind === 'twice' ? 'add.note.duplicate' : `add.note.${note.item.outcome}`)}
          </Text>
        ))}
      </ul>
    </Alert>
  )
}
