import type { DeliveryDto } from '@rollcall/contract'
import { useTranslation } from 'react-i18next'

/** Why a mail has not arrived, in the reader's language, and what the server said, in the server's. */
export function DeliveryReason({ delivery: { reasonCode, answer } }: { delivery: DeliveryDto }) {
  const { t } = useTranslation()
  if (reasonCode === null) return null
  return (
    <>
      {t(`delivery.reasons.${reasonCode}`)}
      {answer !== null && ` ${t('delivery.said', { answer })}`}
    </>
  )
}
