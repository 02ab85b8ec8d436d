import { Alert, Anchor, Paper, Progress, Text, Title } from '@mantine/core'
import type { SetupDto } from '@rollcall/contract'
import { IconAlertTriangle, IconChevronDown, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../lib/paths.ts'
import classes from './Checklist.module.css'
import { SetupStepItem } from './SetupStepItem.tsx'

/** What is set up, what is missing, and the next step. */
export function Checklist({ setup }: { setup: SetupDto }) {
  const { t } = useTranslation()
  const needed = setup.steps.filter((step) => !step.optional)
  const done = needed.filter((step) => step.done).length
  return (
    <>
      {!setup.canInvite && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('overview.noGroup.title')}
          mb="lg"
        >
          {t('overview.noGroup.text')}{' '}
          <Anchor component={Link} to={paths.groups} inherit underline="always">
            {t('overview.noGroup.link')}
          </Anchor>
        </Alert>
      )}
      <Paper withBorder>
        <div className={classes.head}>
          <Title order={2}>{t('overview.checklist')}</Title>
          <Text size="sm" c="dimmed">
            {t('overview.progress', { done, of: needed.length })}
          </Text>
          <Progress
            className={classes.progress ?? ''}
            value={(done / Math.max(1, needed.length)) * 100}
            size="sm"
            aria-label={t('overview.checklist')}
          />
        </div>
        <Steps setup={setup} />
      </Paper>
    </>
  )
}

/** The same when nothing is missing any more: one line, which unfolds. */
export function AllSetUp({ setup }: { setup: SetupDto }) {
  const { t } = useTranslation()
  return (
    <Paper withBorder component="details" className={classes.folded ?? ''} mt="lg">
      <summary className={classes.summary}>
        <IconCircleCheckFilled size={24} className={classes.sign} data-done aria-hidden />
        <Text fw={600} component="span">
          {t('overview.allSetUp')}
        </Text>
        <Text size="sm" c="dimmed" component="span">
          {t('overview.showSteps')}
        </Text>
        <IconChevronDown size={18} className={classes.chevron} aria-hidden />
      </summary>
      <Steps setup={setup} />
    </Paper>
  )
}

function Steps({ setup: { steps } }: { setup: SetupDto }) {
  const next = steps.find((step) => !step.done && !step.optional)
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <SetupStepItem key={step.step} {...step} isNext={step.step === next?.step} />
      ))}
    </ol>
  )
}
