import { Button, Group, Text } from '@mantine/core'
import type { JoinPageDto, JoinPageState } from '@rollcall/contract'
import {
  type Icon,
  IconCalendarX,
  IconCircleCheck,
  IconCircleDashed,
  IconDownload,
  IconExternalLink,
  IconLock,
  IconPhoto,
  IconPrinter,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { Block } from '../../lib/Block.tsx'
import { CopyButton } from '../../lib/CopyButton.tsx'
import { Mark, type Tone } from '../../lib/Mark.tsx'
import { useOrganization } from '../../lib/organization.ts'
import { paths } from '../../lib/paths.ts'
import { useTimes } from '../../lib/times.ts'
import { useQrFile } from './join-page-api.ts'
import classes from './PageState.module.css'

const LOOKS: Record<JoinPageState, { icon: Icon; tone: Tone }> = {
  open: { icon: IconCircleCheck, tone: 'good' },
  off: { icon: IconCircleDashed, tone: 'quiet' },
  unsubscribed: { icon: IconLock, tone: 'quiet' },
  ended: { icon: IconCalendarX, tone: 'wait' },
  full: { icon: IconUsers, tone: 'wait' },
}

/** How the page stands, its link, and what can be done with that. */
export function PageState({ page }: { page: JoinPageDto }) {
  const { t } = useTranslation()
  const { state, url, endsAt } = page
  const { date } = useTimes(useOrganization().timeZone)
  const lastDay = endsAt === null ? '' : date(new Date(Date.parse(endsAt) - 1).toISOString())
  if (url === null) return null
  return (
    <Block level={2} title={t('joinPage.page')}>
      <div role="status">
        <Mark {...LOOKS[state]} word={t(`joinPage.state.${state}.word`)} />
        <Text mt="xs">{t(`joinPage.state.${state}.text`, { date: lastDay })}</Text>
      </div>
      <div>
        <Text size="sm" fw={600}>
          {t('joinPage.link')}
        </Text>
        <div className={classes.link}>{url}</div>
      </div>
      <Group gap="sm">
        <CopyButton text={url} done={t('joinPage.copied')} variant="filled">
          {t('joinPage.copy')}
        </CopyButton>
        {state !== 'off' && state !== 'unsubscribed' && <OpenPage url={url} />}
      </Group>
      {page.enabled && <Public page={page} />}
      <ForPaper />
    </Block>
  )
}

function OpenPage({ url }: { url: string }) {
  const { t } = useTranslation()
  return (
    <Button
      component="a"
      href={url}
      target="_blank"
      rel="noreferrer"
      variant="default"
      rightSection={<IconExternalLink size={16} aria-hidden />}
    >
      {t('joinPage.open')}
      <span className="visually-hidden"> ({t('joinPage.newTab')})</span>
    </Button>
  )
}

function Public({ page: { audience, allowedDomains } }: { page: JoinPageDto }) {
  const { t, i18n } = useTranslation()
  const domains = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(allowedDomains)
  return (
    <Text size="sm" c="dimmed" maw={640}>
      {t(`joinPage.public.${audience ?? 'anyone'}`, { domains })}
    </Text>
  )
}

function ForPaper() {
  const { t } = useTranslation()
  const qr = useQrFile()
  return (
    <Group gap="sm" className={classes.paper ?? ''}>
      <Button
        component={Link}
        to={paths.joinPoster}
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
      >
        {t('joinPage.poster.make')}
      </Button>
      <Button
        component={Link}
        to={paths.learnerGuide}
        variant="default"
        leftSection={<IconPhoto size={18} aria-hidden />}
      >
        {t('guide.title')}
      </Button>
      {(['svg', 'png'] as const).map((format) => (
        <Button
          key={format}
          variant="subtle"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={qr.isPending && qr.variables === format}
          onClick={() => qr.mutate(format)}
        >
          {t(`joinPage.poster.${format}`)}
        </Button>
      ))}
    </Group>
  )
}
