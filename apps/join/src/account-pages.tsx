import { Account } from './pages/Account.tsx'
import { ForgotPassword } from './pages/ForgotPassword.tsx'
import { ResetPassword } from './pages/ResetPassword.tsx'
import { SignIn } from './pages/SignIn.tsx'

export { ClosedInvitation } from './pages/ClosedInvitation.tsx'
export { ExpiredInvitation } from './pages/ExpiredInvitation.tsx'
export { Joined } from './pages/Joined.tsx'
export { NotMePage } from './pages/NotMePage.tsx'
export { SignInStep } from './pages/SignInStep.tsx'
export { WrongAccountPage } from './pages/WrongAccountPage.tsx'

import type { Place } from './place.ts'

/** The pages around the account. They come in one chunk with the others that only some people see. */
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
