import { Alert, Button, FileButton, Group, Text } from '@mantine/core'
import { LIMITS, type OrgDto } from '@rollcall/contract'
import { IconAlertTriangle, IconPhotoUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Block } from '../../lib/Block.tsx'
import { Failure } from '../../lib/Failure.tsx'
import { tellDone } from '../../lib/notices.ts'
import { useMayWrite } from '../../lib/organization.ts'
import classes from './LogoBlock.module.css'
import { LOGO_MAX_SIDE, LOGO_TYPES, logoFault, toKilobytes } from './logo-file.ts'
import { RemoveLogo } from './RemoveLogo.tsx'
import { readPicture } from './read-picture.ts'
import { useSaveLogo } from './settings-api.ts'

interface Chosen {
  file: File
  url: string
}

/** The logo: what it is now, and another one, which is looked at before it is saved. */
export function LogoBlock({ profile: { name, logoUrl } }: { profile: OrgDto }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const save = useSaveLogo()
  const most = toKilobytes(LIMITS.logo)

  const choose = async (file: File | null) => {
    if (file === null) return
    save.reset()
    setChosen(null)
    const early = logoFault(file)
    if (early !== null) return setFault(t(`settings.logo.${early}`, { size: toKilobytes(file.size), most }))
    const picture = await readPicture(file)
    if (picture.fault !== null) return setFault(t(`settings.logo.${picture.fault}`, { side: LOGO_MAX_SIDE }))
    setFault(null)
    setChosen({ file, url: picture.url })
  }
  const use = ({ file }: Chosen) =>
    save.mutate(file, {
      onSuccess: () => {
        setChosen(null)
        tellDone(t('settings.logo.saved'))
      },
    })
  const shown = chosen?.url ?? logoUrl
  return (
    <div style={{ maxWidth: 720 }}>
      <Block title={t('settings.logo.title')} lead={t('settings.logo.lead', { most, side: LOGO_MAX_SIDE })}>
        <div className={classes.frame}>
          {shown === null ? (
            <Text c="dimmed">{t('settings.logo.none')}</Text>
          ) : (
            <img src={shown} alt={t(chosen ? 'settings.logo.preview' : 'settings.logo.alt', { name })} />
          )}
        </div>
        {fault !== null && (
          <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />}>
            {fault}
          </Alert>
        )}
        {save.isError && <Failure error={save.error} own={{ image_unusable: t('settings.logo.unusable') }} />}
        {mayWrite && (
          <Group gap="xs">
            {chosen !== null && (
              <>
                <Button loading={save.isPending} onClick={() => use(chosen)}>
                  {t('settings.logo.save')}
                </Button>
                <Button variant="default" onClick={() => setChosen(null)}>
                  {t('settings.logo.discard')}
                </Button>
              </>
            )}
            <FileButton accept={LOGO_TYPES.join(',')} onChange={(file) => void choose(file)}>
              {({ onClick }) => (
                <Button
                  variant="default"
                  leftSection={<IconPhotoUp size={18} aria-hidden />}
                  onClick={onClick}
                >
                  {shown === null ? t('settings.logo.choose') : t('settings.logo.replace')}
                </Button>
              )}
            </FileButton>
            {chosen === null && logoUrl !== null && <RemoveLogo />}
          </Group>
        )}
      </Block>
    </div>
  )
}
