import { Button, Container, Group, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface ErrorBoundaryProps {
  children: ReactNode
}

/** Shows words instead of a white page when a screen breaks. A class, because React catches with nothing else. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useTranslation()
  return (
    <Container size="xs" py={96} role="alert">
      <Title order={1}>{t('broken.title')}</Title>
      <Text c="dimmed" mt="sm">
        {t('broken.text')}
      </Text>
      <Group mt="lg">
        <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
        <Button variant="default" component="a" href={import.meta.env.BASE_URL}>
          {t('broken.home')}
        </Button>
      </Group>
    </Container>
  )
}
