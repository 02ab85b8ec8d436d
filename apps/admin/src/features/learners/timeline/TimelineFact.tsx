import type { TimelineItemDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../../lib/organization.ts'
import { useExactTime } from './exact-time.ts'
import classes from './Timeline.module.css'
import { FACT_LOOKS } from './timeline-looks.ts'

/** One fact: what, with what belongs to it, when exactly, and who did it. */
export function TimelineFact({ fact: { at, kind, by, detail } }: { fact: TimelineItemDto }) {
  const { t } = useTranslation()
  const exactTime = useExactTime(useOrganization().timeZone)
  const { icon: Glyph, tone } = FACT_LOOKS[kind]
  const who =
    by.name === null ? t(`timeline.by.${by.kind}`) : t(`timeline.byName.${by.kind}`, { name: by.name })
  return (
    <li className={classes.fact}>
      <span className={classes.sign} data-tone={tone}>
        <Glyph size={17} stroke={1.9} aria-hidden />
      </span>
      <div>
        <p className={classes.what}>
          <strong>{t(`timeline.kind.${kind}`)}</strong>
          {detail !== null && <span className={classes.detail}>{detail}</span>}
        </p>
        <p className={classes.when}>
          <time dateTime={at}>{exactTime(at)}</time> · {who}
        </p>
      </div>
    </li>
  )
}
