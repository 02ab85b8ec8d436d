import { Button, Group, SegmentedControl } from '@mantine/core'
import { LOCALES, type Locale, type OrgDto } from '@rollcall/contract'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { Failure } from '../../lib/Failure.tsx'
import { LANGUAGES, toLocale } from '../../lib/i18n.ts'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { tellDone, tellFailed } from '../../lib/notices.ts'
import { Page } from '../../lib/Page.tsx'
import { useProfile } from '../../lib/profile.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useTextsIn } from '../../lib/texts-in.ts'
import { Guide } from './Guide.tsx'
import { toFileName, toGuideFile } from './guide-file.ts'

/** Pictures of all that a learner will see, to print and to send along. */
export function LearnerGuidePage() {
  const { t } = useTranslation()
  const profile = useProfile()
  const [search, setSearch] = useSearchParams()
  const locale = toLocale(search.get('locale')) ?? profile.data?.locale
  return (
    <Page title={t('guide.title')} lead={t('guide.lead')}>
      {profile.isError && <Failure error={profile.error} retry={() => void profile.refetch()} />}
      {profile.isPending && <ListSkeleton rows={8} />}
      {profile.isSuccess && locale !== undefined && (
        <>
          <SegmentedControl
            mb="md"
            aria-label={t('guide.language')}
            data={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))}
            value={locale}
            onChange={(value) => setSearch({ locale: value }, { replace: true })}
          />
          <GuideIn locale={locale} profile={profile.data} />
        </>
      )}
    </Page>
  )
}

function GuideIn({ locale, profile }: { locale: Locale; profile: OrgDto }) {
  const { t } = useTranslation()
  const texts = useTextsIn(locale)
  const guide = useRef<HTMLElement>(null)
  const file = useMutation({
    mutationFn: async (element: HTMLElement) => {
      const title = element.querySelector('h2')?.textContent ?? ''
      return { fileName: toFileName(title), content: await toGuideFile(element, title) }
    },
    onSuccess: (made) => {
      saveFile(made)
      tellDone(t('guide.saved', { file: made.fileName }))
    },
    onError: () => tellFailed(t('errors.network')),
  })
  if (texts.isError) return <Failure error={texts.error} retry={() => void texts.refetch()} />
  if (!texts.isSuccess) return <ListSkeleton rows={8} />
  return (
    <>
      <Group mb="md" gap="sm">
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={file.isPending}
          onClick={() => guide.current && file.mutate(guide.current)}
        >
          {t('guide.download')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('guide.print')}
        </Button>
      </Group>
      <Guide profile={profile} t={texts.data} locale={locale} ref={guide} />
    </>
  )
}
