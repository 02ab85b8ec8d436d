import { ADMIN_ROLES, type AuditEntryDto, INVITE_SOURCES, SUPPRESSION_REASONS } from '@rollcall/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../../lib/organization.ts'
import { useTimes } from '../../lib/times.ts'
import { changedFields, changedValues, isKnownField } from './audit-words.ts'
import classes from './ItemList.module.css'

/** What changed, as far as the entry says and a person can read it. */
export function AuditFacts({ entry }: { entry: AuditEntryDto }) {
  const { t, i18n } = useTranslation()
  const { dateTime } = useTimes(useOrganization().timeZone)
  const fields = changedFields(entry).map((field) => fieldName(t, field))
  const say = (name: string, value: string | null) =>
    value !== null && isInstant(value) ? dateTime(value) : valueName(t, name, value)
  return (
    <>
      {fields.length > 0 && (
        <p className={classes.under}>
          {t('settings.audit.fields', { fields: new Intl.ListFormat(i18n.language).format(fields) })}
        </p>
      )}
      {changedValues(entry).map(({ name, from, to }) => (
        <p key={name} className={classes.under}>
          {fieldName(t, name)}
          {': '}
          {from !== null && to !== null ? `${say(name, from)} → ${say(name, to)}` : say(name, to ?? from)}
        </p>
      ))}
    </>
  )
}

function fieldName(t: TFunction, field: string): string {
  return isKnownField(field) ? t(`settings.audit.fieldNames.${field}`) : field
}

function valueName(t: TFunction, name: string, value: string | null): string {
  const role = name === 'role' ? ADMIN_ROLES.find((one) => one === value) : undefined
  if (role !== undefined) return t(`settings.roles.${role}.word`)
  const source = name === 'source' ? INVITE_SOURCES.find((one) => one === value) : undefined
  if (source !== undefined) return t(`settings.audit.sources.${source}`)
  const reason = name === 'reason' ? SUPPRESSION_REASONS.find((one) => one === value) : undefined
  if (reason !== undefined) return t(`settings.noMail.reasons.${reason}`)
  return value === 'true' ? t('settings.audit.yes') : (value ?? '')
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
}
