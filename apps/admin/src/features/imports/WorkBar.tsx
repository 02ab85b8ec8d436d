import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { share } from './import-states.ts'

interface WorkBarProps {
  label: string
  done: number
  total: number
}

/** How far something is: as a bar, and in numbers below it. */
export function WorkBar({ label, done, total }: WorkBarProps) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language)
  const words = t('imports.doneOf', { done: format(done), total: format(total) })
  return (
    <div>
      <Progress
        value={share(done, total)}
        size="lg"
        radius="xl"
        aria-label={label}
        transitionDuration={300}
      />
      <Text size="sm" mt={6}>
        {label}: {words}
      </Text>
    </div>
  )
}
