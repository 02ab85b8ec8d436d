import { Alert, Anchor, Text } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { forecast } from './judgement.ts'

interface DoubtfulProps {
  addresses: ReturnType<typeof forecast>['doubtful']
  onMend: (position: number, email: string) => void
}

/** Addresses that will be invited as they are, although they look like a typo: the last moment to mend them. */
export function Doubtful({ addresses, onMend }: DoubtfulProps) {
  const { t } = useTranslation()
  return (
    <Alert
      color="yellow"
      icon={<IconHelpCircle aria-hidden />}
      title={t('add.forecast.doubtful', { count: addresses.length })}
    >
      <ul style={{ margin: 0, paddingLeft: '1.125rem' }}>
        {addresses.map(({ position, email, suggestion }) => (
          <Text key={position} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {email}.{' '}
            <Anchor
              component="button"
              type="button"
              inherit
              c="inherit"
              underline="always"
              onClick={() => onMend(position, suggestion)}
            >
              {t('add.didYouMean', { email: suggestion })}
            </Anchor>
          </Text>
        ))}
      </ul>
    </Alert>
  )
}
