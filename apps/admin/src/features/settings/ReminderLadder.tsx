import { ActionIcon, Button, Group, NumberInput, Stack, Switch, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { LIMITS } from '@rollcall/contract'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../../lib/organization.ts'
import type { InvitationValues } from './invitation-values.ts'
import { LadderWords } from './LadderWords.tsx'
import classes from './ReminderLadder.module.css'
import { nextRung, USUAL_LADDER } from './reminder-ladder.ts'

/** On which days after an invite somebody is reminded; or that nobody is. */
export function ReminderLadder({ form }: { form: UseFormReturnType<InvitationValues> }) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { reminds, reminderDays } = form.values
  const isUsual =
    reminderDays.length === USUAL_LADDER.length && USUAL_LADDER.every((day) => reminderDays.includes(day))
  const addButton = useRef<HTMLButtonElement>(null)
  const remove = (index: number) => {
    form.removeListItem('reminderDays', index)
    // The button that had the focus goes with its rung.
    addButton.current?.focus()
  }
  const add = () => form.insertListItem('reminderDays', nextRung(reminderDays))
  return (
    <Stack>
      <Switch
        size="md"
        label={t('settings.reminders.on')}
        {...form.getInputProps('reminds', { type: 'checkbox' })}
      />
      {reminds && (
        <>
          <ol className={classes.rungs}>
            {reminderDays.map((_, index) => (
              // A rung is its place: it has no other name.
              <li key={index} className={classes.rung}>
                <NumberInput
                  label={t('settings.reminders.day', { number: index + 1 })}
                  min={1}
                  max={LIMITS.reminderDay}
                  allowDecimal={false}
                  clampBehavior="blur"
                  {...form.getInputProps(`reminderDays.${index}`)}
                />
                {mayWrite && reminderDays.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={42}
                    aria-label={t('settings.reminders.remove', { number: index + 1 })}
                    onClick={() => remove(index)}
                  >
                    <IconTrash size={18} stroke={1.7} aria-hidden />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ol>
          {mayWrite && (
            <Group gap="xs">
              {reminderDays.length < LIMITS.reminders ? (
                <Button
                  ref={addButton}
                  variant="default"
                  leftSection={<IconPlus size={18} aria-hidden />}
                  onClick={add}
                >
                  {t('settings.reminders.add')}
                </Button>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('settings.reminders.most')}
                </Text>
              )}
              {!isUsual && (
                <Button variant="subtle" onClick={() => form.setFieldValue('reminderDays', USUAL_LADDER)}>
                  {t('settings.reminders.usual')}
                </Button>
              )}
            </Group>
          )}
        </>
      )}
      <LadderWords values={form.values} />
    </Stack>
  )
}
