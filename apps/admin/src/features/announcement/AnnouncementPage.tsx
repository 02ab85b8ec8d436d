import { Group, Paper, SegmentedControl, Text, Title } from '@mantine/core'
import { type AnnouncementDto, LOCALES, type Locale } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { CopyButton } from '../../lib/CopyButton.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { LANGUAGES, toLocale } from '../../lib/i18n.ts'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { useProfile } from '../../lib/profile.ts'
import classes from './AnnouncementPage.module.css'
import { useAnnouncement } from './announcement-api.ts'
import { GuideLink } from './GuideLink.tsx'
import { NextStep } from './NextStep.tsx'
import { SendTest } from './SendTest.tsx'

/** The text with which an organization tells its people that invitations are coming. */
export function AnnouncementPage() {
  const { t } = useTranslation()
  const profile = useProfile()
  const [search, setSearch] = useSearchParams()
  const locale = toLocale(search.get('locale')) ?? profile.data?.locale
  return (
    <Page title={t('announcement.title')} lead={t('announcement.lead')}>
      {profile.isError && <Failure error={profile.error} retry={() => void profile.refetch()} />}
      {locale === undefined ? (
        profile.isPending && <ListSkeleton rows={8} />
      ) : (
        <>
          <SegmentedControl
            mb="md"
            aria-label={t('announcement.language')}
            data={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
            value={locale}
            onChange={(value) => setSearch({ locale: value }, { replace: true })}
          />
          <Announcement locale={locale} />
        </>
      )}
    </Page>
  )
}

function Announcement({ locale }: { locale: Locale }) {
  const mayWrite = useMayWrite()
  const announcement = useAnnouncement(locale)
  if (announcement.isPending) return <ListSkeleton rows={8} />
  if (announcement.isError)
    return <Failure error={announcement.error} retry={() => void announcement.refetch()} />
  return (
    <>
      <AnnouncementText {...announcement.data} locale={locale} />
      {mayWrite && <SendTest locale={locale} />}
      <GuideLink />
      {mayWrite && <NextStep />}
    </>
  )
}

function AnnouncementText({ subject, text, locale }: AnnouncementDto & { locale: Locale }) {
  const { t } = useTranslation()
  return (
    <Paper withBorder>
      <div className={classes.part}>
        <Group justify="space-between" gap="xs">
          <Title order={2}>{t('announcement.subject')}</Title>
          <CopyButton text={subject} done={t('announcement.copiedSubject')}>
            {t('announcement.copySubject')}
          </CopyButton>
        </Group>
        <Text mt="xs" fw={600} lang={locale}>
          {subject}
        </Text>
      </div>
      <div className={classes.part}>
        <Group justify="space-between" gap="xs">
          <Title order={2}>{t('announcement.text')}</Title>
          <CopyButton text={text} done={t('announcement.copiedText')}>
            {t('announcement.copyText')}
          </CopyButton>
        </Group>
        <div className={classes.text} lang={locale}>
          {text}
        </div>
      </div>
    </Paper>
  )
}
