import { useMayWrite } from './organization.ts'
import { useProfile } from './profile.ts'
import { isInForce } from './subscription.ts'

/** Whether the organization has no subscription in force; false as long as that is not known. */
export function useNeedsPremium(): boolean {
  const { data } = useProfile()
  return data !== undefined && !isInForce(data.subscription, new Date())
}

/** Whether the signed-in person may change what needs a subscription. */
export function useMayUsePremium(): boolean {
  const mayWrite = useMayWrite()
  const needsPremium = useNeedsPremium()
  return mayWrite && !needsPremium
}
