import { Button, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { LOCALES, type Locale } from '@rollcall/contract'
import { IconEye } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { Failure } from '../Failure.tsx'
import { keys } from '../keys.ts'
import { ListSkeleton } from '../ListSkeleton.tsx'
import { useNarrow } from '../narrow.ts'
import { useOrganization } from '../organization.ts'
import { toFrameDocument } from './frame-document.ts'
import classes from './MailPreview.module.css'

const VARIANTS = ['first', 'reminder'] as const
const FORMS = ['html', 'text'] as const

type Variant = (typeof VARIANTS)[number]
type Form = (typeof FORMS)[number]

/** A button that shows the email of an invitation as somebody would get it now; of this group, or of the newest. */
export function MailPreview({ groupId }: { groupId?: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconEye size={17} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('preview.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('preview.title')}
        size="xl"
        fullScreen={useNarrow()}
      >
        <Preview {...(groupId === undefined ? {} : { groupId })} />
      </Modal>
    </>
  )
}

function Preview({ groupId }: { groupId?: string }) {
  const { t, i18n } = useTranslation()
  const { orgId } = useOrganization()
  const [locale, setLocale] = useState<Locale>(LOCALES.find((one) => one === i18n.language) ?? 'en')
  const [variant, setVariant] = useState<Variant>('first')
  const [form, setForm] = useState<Form>('html')
  const query = { locale, variant, ...(groupId === undefined ? {} : { groupId }) }
  const mail = useQuery({
    queryKey: [...keys.mailPreview(orgId), query],
    queryFn: () => call('GET /invites/preview', { query }),
    staleTime: 0,
  })
  return (
    <Stack>
      <div className={classes.choices}>
        <SegmentedControl
          aria-label={t('preview.language')}
          data={LOCALES.map((value) => ({ value, label: t(`preview.languages.${value}`) }))}
          value={locale}
          onChange={setLocale}
        />
        <SegmentedControl
          aria-label={t('preview.which')}
          data={VARIANTS.map((value) => ({ value, label: t(`preview.variants.${value}`) }))}
          value={variant}
          onChange={setVariant}
        />
        <SegmentedControl
          aria-label={t('preview.form')}
          data={FORMS.map((value) => ({ value, label: t(`preview.forms.${value}`) }))}
          value={form}
          onChange={setForm}
        />
      </div>
      {mail.isPending && <ListSkeleton rows={8} />}
      {mail.isError && <Failure error={mail.error} retry={() => void mail.refetch()} />}
      {mail.isSuccess && (
        <>
          <Text>
            <Text span fw={600}>
              {t('preview.subject')}
            </Text>{' '}
            {mail.data.subject}
          </Text>
          {form === 'html' ? (
            <iframe
              className={classes.frame}
              title={t('preview.frame')}
              sandbox=""
              srcDoc={toFrameDocument(mail.data.html)}
            />
          ) : (
            // Its links are whole on lines of their own, which scroll: whoever has no mouse has to get there.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
            <pre className={classes.text} tabIndex={0} lang={locale}>
              {mail.data.text}
            </pre>
          )}
          <Text size="sm" c="dimmed">
            {t('preview.hint')}
          </Text>
        </>
      )}
    </Stack>
  )
}
