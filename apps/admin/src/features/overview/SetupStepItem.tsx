import { Anchor, Button, Group, Text } from '@mantine/core'
import type { SetupDto, SetupStep } from '@rollcall/contract'
import { IconCheck, IconCircle, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { Mark } from '../../lib/Mark.tsx'
import { paths, settingsPath } from '../../lib/paths.ts'
import classes from './Checklist.module.css'

const WHERE: Record<SetupStep, string> = {
  contact: settingsPath('profile'),
  trainings: paths.trainings,
  groups: paths.groups,
  group_trainings: paths.groups,
  locations: paths.locations,
  invite: paths.addLearners,
}

/** One step of the setup: whether it is done, in a word, and where to do it. */
export function SetupStepItem({
  step,
  done,
  optional,
  isNext,
}: SetupDto['steps'][number] & { isNext: boolean }) {
  const { t } = useTranslation()
  const Sign = done ? IconCircleCheckFilled : IconCircle
  return (
    <li className={classes.step}>
      <Sign size={24} stroke={1.5} className={classes.sign} data-done={done || undefined} aria-hidden />
      <div>
        <Group gap="xs">
          <Text fw={600}>{t(`setup.${step}.title`)}</Text>
          {done ? (
            <Mark icon={IconCheck} word={t('setup.done')} tone="good" />
          ) : (
            <Mark
              icon={IconCircleDashed}
              word={optional ? t('setup.optional') : t('setup.open')}
              tone="quiet"
            />
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {t(`setup.${step}.text`)}{' '}
          {step === 'invite' && (
            <Anchor component={Link} to={paths.announcement} inherit underline="always">
              {t('setup.invite.announce')}
            </Anchor>
          )}
        </Text>
      </div>
      <Button component={Link} to={WHERE[step]} size="sm" variant={isNext ? 'filled' : 'default'}>
        {t(`setup.${step}.link`)}
      </Button>
    </li>
  )
}
