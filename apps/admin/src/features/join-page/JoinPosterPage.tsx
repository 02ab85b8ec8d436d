import { Alert, Anchor, Button, Group, SegmentedControl } from '@mantine/core'
import { type JoinPageDto, LOCALES, type Locale, type OrgDto } from '@rollcall/contract'
import { IconAlertTriangle, IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router-dom'
import { EmptyState } from '../../lib/EmptyState.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { LANGUAGES, toLocale } from '../../lib/i18n.ts'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { Page } from '../../lib/Page.tsx'
import { paths } from '../../lib/paths.ts'
import { useProfile } from '../../lib/profile.ts'
import { useTextsIn } from '../../lib/texts-in.ts'
import { useJoinPage, useQrPicture } from './join-page-api.ts'
import { Poster } from './Poster.tsx'

/** A sheet of paper that leads to the join page, in the language that its readers have. */
export function JoinPosterPage() {
  const { t } = useTranslation()
  const profile = useProfile()
  const page = useJoinPage()
  const error = page.error ?? profile.error
  const retry = () => {
    void page.refetch()
    void profile.refetch()
  }
  return (
    <Page title={t('joinPage.poster.title')} lead={t('joinPage.poster.lead')}>
      <Anchor component={Link} to={paths.joinPage} underline="always">
        <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: '-0.2em' }} />{' '}
        {t('joinPage.poster.back')}
      </Anchor>
      {error !== null && <Failure error={error} retry={retry} />}
      {error === null && (!page.isSuccess || !profile.isSuccess) && <ListSkeleton rows={8} />}
      {page.isSuccess && profile.isSuccess && <Choice page={page.data} profile={profile.data} />}
    </Page>
  )
}

interface ChoiceProps {
  page: JoinPageDto
  profile: OrgDto
}

function Choice({ page, profile }: ChoiceProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const locale = toLocale(search.get('locale')) ?? profile.locale
  if (page.url === null) {
    return (
      <EmptyState icon={IconPrinter} title={t('joinPage.poster.title')}>
        {t('joinPage.poster.none')}
      </EmptyState>
    )
  }
  return (
    <>
      {page.state !== 'open' && (
        <Alert my="md" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t('joinPage.poster.notOpen')}
        </Alert>
      )}
      <Group my="md" gap="md">
        <SegmentedControl
          aria-label={t('joinPage.poster.language')}
          data={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
          value={locale}
          onChange={(value) => setSearch({ locale: value }, { replace: true })}
        />
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('joinPage.poster.print')}
        </Button>
      </Group>
      <PosterIn locale={locale} page={page} url={page.url} profile={profile} />
    </>
  )
}

function PosterIn({ locale, url, ...shown }: ChoiceProps & { locale: Locale; url: string }) {
  const texts = useTextsIn(locale)
  const qr = useQrPicture(url)
  const error = texts.error ?? qr.error
  if (error !== null) return <Failure error={error} retry={() => void qr.refetch()} />
  if (!texts.isSuccess || !qr.isSuccess) return <ListSkeleton rows={8} />
  return <Poster {...shown} t={texts.data} locale={locale} url={url} qr={qr.data} />
}
