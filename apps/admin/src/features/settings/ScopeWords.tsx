import { Text } from '@mantine/core'
import type { KeyScope } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'
import classes from './ItemList.module.css'
import { AREA_OF, sortScopes } from './key-values.ts'

/** What a key may do, in words. */
export function ScopeWords({ scopes }: { scopes: KeyScope[] }) {
  const { t, i18n } = useTranslation()
  const list = new Intl.ListFormat(i18n.language)
  const sorted = sortScopes(scopes)
  return (
    <div className={classes.whole}>
      {(['read', 'write'] as const).map(
        (kind) =>
          sorted[kind].length > 0 && (
            <Text key={kind} size="sm">
              {t(`settings.keys.${kind}`)}
              {': '}
              {list.format(sorted[kind].map((scope) => t(`settings.keys.areas.${AREA_OF[scope]}`)))}
            </Text>
          ),
      )}
    </div>
  )
}
