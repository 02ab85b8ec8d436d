import { Checkbox, Input, Text } from '@mantine/core'
import { KEY_SCOPES, type KeyScope } from '@rollcall/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AREA_OF, sortScopes, toScopes } from './key-values.ts'
import classes from './ScopeFields.module.css'

interface ScopeFieldsProps {
  value: KeyScope[]
  onChange: (scopes: KeyScope[]) => void
  error?: ReactNode
}

const { read, write } = sortScopes(KEY_SCOPES)
const GROUPS = { read, write }

/** What a key may look at, and what it may change. */
export function ScopeFields({ value, onChange, error }: ScopeFieldsProps) {
  const { t } = useTranslation()
  const chosen = sortScopes(value)
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('settings.keys.scopesHint')}
      </Text>
      <div className={classes.groups}>
        {(['read', 'write'] as const).map((kind) => (
          <fieldset key={kind} className={classes.group}>
            <legend>{t(`settings.keys.${kind}`)}</legend>
            {GROUPS[kind].map((scope) => (
              <Checkbox
                key={scope}
                label={t(`settings.keys.areas.${AREA_OF[scope]}`)}
                checked={value.includes(scope)}
                onChange={(event) =>
                  onChange(toScopes(event.currentTarget.checked ? [...value, scope] : without(value, scope)))
                }
              />
            ))}
            {kind === 'read' && (
              <Checkbox
                label={t('settings.keys.readAll')}
                checked={chosen.read.length === read.length}
                indeterminate={chosen.read.length > 0 && chosen.read.length < read.length}
                onChange={(event) =>
                  onChange([...(event.currentTarget.checked ? read : []), ...chosen.write])
                }
              />
            )}
          </fieldset>
        ))}
      </div>
      {error !== undefined && error !== null && <Input.Error role="alert">{error}</Input.Error>}
    </div>
  )
}

function without(scopes: KeyScope[], scope: KeyScope): KeyScope[] {
  return scopes.filter((one) => one !== scope)
}
