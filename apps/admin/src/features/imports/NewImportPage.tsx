import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import { Failure } from '../../lib/Failure.tsx'
import { useMayWrite } from '../../lib/organization.ts'
import { Page } from '../../lib/Page.tsx'
import { importPath, paths } from '../../lib/paths.ts'
import { useNeedsPremium } from '../../lib/premium.ts'
import { FilePick } from './FilePick.tsx'
import classes from './Imports.module.css'
import { fileFault } from './import-file.ts'
import { useTemplate, useUpload } from './imports-api.ts'
import { PremiumNotice } from './PremiumNotice.tsx'

const FORMATS = ['xlsx', 'csv'] as const

/** Upload Learners: the template, the file, and on to its preview. Nobody is invited before that was approved. */
export function NewImportPage() {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const needsPremium = useNeedsPremium()
  if (!mayWrite) return <Navigate to={paths.imports} replace />
  return (
    <Page
      title={t('imports.upload')}
      lead={t('imports.new.lead')}
      actions={
        <Button component={Link} to={paths.imports} variant="default">
          {t('imports.all')}
        </Button>
      }
    >
      {needsPremium ? <PremiumNotice /> : <Steps />}
    </Page>
  )
}

function Steps() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const template = useTemplate()
  const upload = useUpload()
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setMissing] = useState(false)
  const fault = file === null ? null : fileFault(file)

  const choose = (chosen: File) => {
    upload.reset()
    setMissing(false)
    setFile(chosen)
  }
  const preview = () => {
    if (file === null) return setMissing(true)
    if (fault !== null || upload.isPending) return
    upload.mutate(file, { onSuccess: ({ id }) => navigate(importPath(id), { replace: true }) })
  }
  return (
    <Stack gap="md" maw={720}>
      <Step number={1} title={t('imports.new.fill')}>
        <Text size="sm">{t('imports.new.fillText')}</Text>
        <Group gap="sm" mt="sm">
          {FORMATS.map((format) => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              loading={template.isPending && template.variables === format}
              onClick={() => template.mutate(format)}
            >
              {t(`imports.new.${format}`)}
            </Button>
          ))}
        </Group>
        <Text size="sm" c="dimmed" mt="sm">
          {t('imports.new.own')}
        </Text>
      </Step>
      <Step number={2} title={t('imports.new.choose')}>
        <FilePick
          file={file}
          fault={fault !== null ? t(`imports.fault.${fault}`) : isMissing ? t('imports.new.missing') : null}
          onChoose={choose}
        />
      </Step>
      <Step number={3} title={t('imports.new.look')}>
        <Text size="sm" mb="sm">
          {t('imports.new.lookText')}{' '}
          <Anchor component={Link} to={paths.announcement} inherit underline="always">
            {t('announcement.title')}
          </Anchor>
        </Text>
        {upload.isError && (
          <Failure error={upload.error} own={{ payload_too_large: t('imports.fault.large') }} />
        )}
        <Button mt="xs" loading={upload.isPending} onClick={preview}>
          {t('imports.new.preview')}
        </Button>
      </Step>
    </Stack>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = useId()
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="xs">
        <span className={classes.number} aria-hidden>
          {number}
        </span>
        {title}
      </Title>
      {children}
    </Paper>
  )
}
