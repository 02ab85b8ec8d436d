import { Account } from './pages/Account.tsx'
import { ForgotPassword } from './pages/ForgotPassword.tsx'
import { ResetPassword } from './pages/ResetPassword.tsx'
import { SignIn } from './pages/SignIn.tsx'

export { SignInStep } from './pages/SignInStep.tsx'
export { WrongAccountPage } from './pages/WrongAccountPage.tsx'

import type { Place } from './place.ts'

/** The pages around the account, in a chunk of their own. */
export function AccountPages({ place }: { place: Place }) {
  switch (place.path) {
    case '/sign-in':
      return <SignIn step={place.step} />
    case '/forgot-password':
      return <ForgotPassword email={place.step} />
    case '/reset':
      return <ResetPassword />
    default:
      return <Account step={place.step} />
  }
}
