import { moreProblems } from './api.ts'
import { Account } from './pages/Account.tsx'
import { CheckMail } from './pages/CheckMail.tsx'
import { DetailsPage } from './pages/DetailsPage.tsx'
import { ForgotPassword } from './pages/ForgotPassword.tsx'
import { MyDataPage } from './pages/MyDataPage.tsx'
import { NotFound } from './pages/NotFound.tsx'
import { ResetPassword } from './pages/ResetPassword.tsx'
import { SessionsPage } from './pages/SessionsPage.tsx'
import { SignIn } from './pages/SignIn.tsx'
import { VerifyPage } from './pages/VerifyPage.tsx'
import { accountEn } from './text/account-en.ts'
import { accountEs } from './text/account-es.ts'

export { ClosedInvitation } from './pages/ClosedInvitation.tsx'
export { DeadLink, NoInvitation } from './pages/DeadLink.tsx'
export { DeclinePage } from './pages/DeclinePage.tsx'
export { ExpiredInvitation } from './pages/ExpiredInvitation.tsx'
export { Joined } from './pages/Joined.tsx'
export { NotMePage } from './pages/NotMePage.tsx'
export { SignInStep } from './pages/SignInStep.tsx'
export { WrongAccountPage } from './pages/WrongAccountPage.tsx'

import type { Place } from './place.ts'

moreProblems.en = accountEn.problems
moreProblems.es = accountEs.problems

/** All pages but the invitation. They come in one chunk with the others that only some people see. */
export function AccountPages({ place }: { place: Place }) {
  switch (place.path) {
    case '/':
    case '/account':
      return <Account step={place.step} />
    case '/account/details':
      return <DetailsPage />
    case '/account/sessions':
      return <SessionsPage />
    case '/account/data':
      return <MyDataPage />
    case '/sign-in':
      return <SignIn step={place.step} />
    case '/forgot-password':
      return <ForgotPassword email={place.step} />
    case '/reset':
      return <ResetPassword />
    case '/verify':
      return <VerifyPage />
    default:
      // A join page is the server's own; only what follows its form is ours.
      return new URLSearchParams(location.search).has('sent') ? (
        <CheckMail slug={place.path.slice(1).toLowerCase()} />
      ) : (
        <NotFound />
      )
  }
}
