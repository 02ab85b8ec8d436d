import { Tooltip, UnstyledButton } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import classes from './Mark.module.css'

export type Tone = 'good' | 'wait' | 'info' | 'bad' | 'quiet'

interface MarkProps {
  icon: Icon
  word: string
  tone: Tone
  /** One line that explains the word, shown on hover, focus and touch. */
  meaning?: string
}

/** A state by icon and word; the colour only repeats what they say. */
export function Mark({ icon: Glyph, word, tone, meaning }: MarkProps) {
  const content = (
    <>
      <Glyph size={15} stroke={2} aria-hidden />
      {word}
    </>
  )
  if (meaning === undefined) {
    return (
      <span className={classes.mark} data-tone={tone}>
        {content}
      </span>
    )
  }
  return (
    <Tooltip label={meaning} multiline maw={280} withArrow events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={classes.mark} data-tone={tone} mod={{ explained: true }}>
        {content}
      </UnstyledButton>
    </Tooltip>
  )
}
