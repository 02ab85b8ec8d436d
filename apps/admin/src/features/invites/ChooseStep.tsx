import { Alert, Anchor, Button, Select, Stack, Text, UnstyledButton } from '@mantine/core'
import { LIMITS } from '@rollcall/contract'
import { IconFileSpreadsheet, IconKeyboard, IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { Failure } from '../../lib/Failure.tsx'
import { ListSkeleton } from '../../lib/ListSkeleton.tsx'
import { useGroups } from '../../lib/lists.ts'
import { paths } from '../../lib/paths.ts'
import { useNeedsPremium } from '../../lib/premium.ts'
import classes from './ChooseStep.module.css'

interface ChooseStepProps {
  groupId: string | null
  onManually: (groupId: string) => void
}

/** The first step: which group, and how the addresses come in. Only active groups take people. */
export function ChooseStep({ groupId, onManually }: ChooseStepProps) {
  const groups = useGroups()
  if (groups.isPending) return <ListSkeleton rows={3} />
  if (groups.isError) return <Failure error={groups.error} retry={() => void groups.refetch()} />
  const active = groups.data.filter((group) => group.status === 'active')
  if (active.length === 0) return <NoActiveGroup hasGroups={groups.data.length > 0} />
  const only = active.length === 1 ? (active[0]?.id ?? null) : null
  const options = active.map((group) => ({ value: group.id, label: group.name }))
  return <Choice options={options} initial={groupId ?? only} onManually={onManually} />
}

interface ChoiceProps {
  options: { value: string; label: string }[]
  initial: string | null
  onManually: (groupId: string) => void
}

function Choice({ options, initial, onManually }: ChoiceProps) {
  const { t } = useTranslation()
  const [groupId, setGroupId] = useState(initial)
  const [isMissing, setMissing] = useState(false)
  const group = useRef<HTMLInputElement>(null)
  const needsPremium = useNeedsPremium()
  // For whoever comes back to this step; on the way in, the dialog does the same.
  useEffect(() => group.current?.focus(), [])
  const manually = () => (groupId === null ? setMissing(true) : onManually(groupId))
  return (
    <Stack gap="lg">
      <Select
        ref={group}
        label={t('add.group')}
        data-autofocus
        description={t('add.groupHint')}
        placeholder={t('add.chooseGroup')}
        data={options}
        value={groupId}
        onChange={(value) => {
          setGroupId(value)
          setMissing(false)
        }}
        allowDeselect={false}
        searchable={options.length > 8}
        error={isMissing && t('add.groupMissing')}
      />
      <fieldset className={classes.how}>
        <legend>{t('add.how')}</legend>
        <div className={classes.ways}>
          <UnstyledButton className={classes.way} onClick={manually}>
            <IconKeyboard size={26} stroke={1.6} aria-hidden />
            <span>
              <strong>{t('add.manually')}</strong>
              <span className={classes.note}>{t('add.manuallyHint', { count: LIMITS.manualInvites })}</span>
            </span>
          </UnstyledButton>
          <UnstyledButton component={Link} to={paths.newImport} className={classes.way}>
            <IconFileSpreadsheet size={26} stroke={1.6} aria-hidden />
            <span>
              <strong>{t('add.upload')}</strong>
              <span className={classes.note}>{t('add.uploadHint')}</span>
              {needsPremium && (
                <span className={classes.premium}>
                  <strong>{t('add.uploadPremium')}</strong> {t('add.uploadNeeds')}
                </span>
              )}
            </span>
          </UnstyledButton>
        </div>
      </fieldset>
      <Text size="sm" c="dimmed">
        {t('announcement.before')}{' '}
        <Anchor component={Link} to={paths.announcement} inherit underline="always">
          {t('announcement.title')}
        </Anchor>
      </Text>
    </Stack>
  )
}

function NoActiveGroup({ hasGroups }: { hasGroups: boolean }) {
  const { t } = useTranslation()
  return (
    <Alert color="yellow" icon={<IconUsersGroup aria-hidden />} title={t('add.noGroup.title')}>
      <Text size="sm" mb="md">
        {hasGroups ? t('add.noGroup.inactive') : t('add.noGroup.text')}
      </Text>
      <Button component={Link} to={hasGroups ? paths.groups : `${paths.groups}?group=new`} data-autofocus>
        {hasGroups ? t('add.noGroup.open') : t('add.noGroup.make')}
      </Button>
    </Alert>
  )
}
