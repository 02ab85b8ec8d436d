import type { ErrorCode } from '@rollcall/contract'
import type { ClosedState } from '../account-text.ts'

interface Closed {
  title: string
  why: (organization: string) => string
  next: (organization: string) => string
}

const closed: Record<ClosedState, Closed> = {
  accepted: {
    title: 'This invitation was accepted',
    why: (organization) => `You already belong to ${organization}. There is nothing more to do here.`,
    next: () => 'Your trainings are in your account.',
  },
  declined: {
    title: 'You declined this invitation',
    why: (organization) => `${organization} sees that you said no, and learns nothing else about you.`,
    next: (organization) => `If you change your mind, ask ${organization} to invite you again.`,
  },
  notMe: {
    title: 'Thank you for telling us',
    why: (organization) =>
      `${organization} sees that this address belongs to somebody else, and the invitation cannot be accepted any more.`,
    next: (organization) => `If it was meant for you after all, ask ${organization} to invite you again.`,
  },
  cancelled: {
    title: 'This invitation was taken back',
    why: (organization) => `${organization} withdrew it, so it cannot be accepted any more.`,
    next: (organization) => `If you think that is a mistake, ask ${organization}.`,
  },
  replaced: {
    title: 'There is a newer invitation',
    why: (organization) => `${organization} sent you another one, and this link gave way to it.`,
    next: (organization) => `Look in your mailbox for the newest email from ${organization}.`,
  },
}

const problems: Partial<Record<ErrorCode, string>> = {
  wrong_code:
    'This code is not right, or does not work any more. Use the one in the newest email, or ask for another.',
  address_not_allowed:
    'The organization lets people join with an address that it gave them. Use that one, or ask the organization for an invitation.',
  join_page_closed: 'Joining by this page has ended. Ask the organization for an invitation by email.',
  not_joinable:
    'What you chose cannot be joined by the page any more. Go back to the page and choose again, or ask the organization.',
  wrong_password: 'This is not your current password. Check it, or set a new one by email.',
  cool_down: 'That was done less than a minute ago. Please wait a minute and try again.',
  not_authenticated: 'You have been signed out. Please sign in again.',
  invalid_credentials: 'That email address and password do not belong together. Please try again.',
  weak_password: 'This password is too easy to guess. Please choose another one.',
  account_exists: 'You already have an account: sign in.',
  email_not_verified: 'This address is not confirmed yet. Open the link in your email first.',
  too_late: 'It is too late for that: too much time has passed, or something else has happened since.',
  already_decided: 'This invitation has been answered already.',
  invalid_input: 'Something in the form is not right yet. Please check it.',
}

/** English: the words of the forms, of the account and of the ends of an invitation. */
export const accountEn = {
  closed: {
    ...closed,
    takeBack: {
      hint: (isHere: boolean): string =>
        isHere
          ? 'Did you change your mind? For seven days you can take this back.'
          : 'Did you change your mind? For seven days you can take this back: open the link in your email once more.',
      open: 'Take it back and see the invitation',
      isMe: 'It is for me after all',
    },
  },
  expired: {
    title: 'This invitation has expired',
    why: (organization: string) => `${organization} set a date for it, and that date has passed.`,
    next: (email: string) => `You can have a fresh one. It goes to ${email}, the address that was invited.`,
    ask: 'Send me a fresh one',
    sentTitle: 'Check your email',
    sent: (email: string) => `If it can be sent again, a fresh invitation is on its way to ${email}.`,
    notThere: (organization: string) =>
      `Nothing there after a few minutes? Look in the spam folder, or ask ${organization} to invite you again.`,
  },
  notMe: {
    title: 'Is this invitation not for you?',
    body: (organization: string, email: string) =>
      `It was sent to ${email}. If it should have gone to somebody else, tell ${organization}: they will see that the address is wrong, and nothing else about you. The invitation ends, and no reminder follows.`,
    confirm: 'Yes, this is not me',
    keep: 'No, go back',
  },
  joined: {
    title: (organization: string) => `You joined ${organization}.`,
    assigned: (count: number) =>
      count === 1 ? '1 training was assigned.' : `${count} trainings were assigned.`,
    none: 'No training is assigned yet. You will find new ones in your account.',
  },
  signOut: 'Sign out',
  forgotPassword: 'Forgot your password?',
  wrongAccount: {
    title: (email: string) => `This invitation is for ${email}`,
    body: (email: string) =>
      `You are signed in as ${email}, and an invitation can only be accepted by its own address.`,
    switchAccount: 'Switch account',
    stay: (email: string) => `Stay signed in as ${email}`,
  },
  identify: {
    title: 'Sign in or register to accept',
    lead: (organization: string) =>
      `As soon as you do, you join ${organization} and your trainings are assigned.`,
    question: 'Do you have an account?',
    isNew: 'I’m new',
    hasAccount: 'I have an account',
    register: 'Register and accept',
    signIn: 'Sign in and accept',
    fixed: 'The invitation was sent to this address, so it cannot be changed here.',
  },
  checkMail: {
    title: 'Check your email',
    sent: (email: string, organization: string) =>
      `If ${email} can join ${organization}, a message with a link and a code is on its way to it. Open the link, or type the code here.`,
    sentSomewhere:
      'If your address can join, a message with a link and a code is on its way to it. Open the link, or type your address and the code here.',
    confirm: 'Confirm my address',
    notThere: 'Nothing there after a few minutes?',
    look: 'Look in the spam folder, and check that the address above is yours.',
    again: 'Send it again',
    sentAgain: (email: string) =>
      `We sent it to ${email} once more. The code is the same: whichever message arrives works.`,
    otherAddress: 'Use another address',
  },
  verify: {
    title: 'Confirm your address',
    lead: 'One press, and we know that this mailbox is yours. You decide about the invitation after that.',
    confirm: 'Confirm my address',
    notYou: 'You did not ask to join anything? Close this page: nothing happens then.',
    deadTitle: 'This link was used or is too old',
    dead: 'It works once, and for 24 hours. If it was you who used it, your address is confirmed: sign in, and the invitation waits in your account.',
    deadNext:
      'Did you stop before you had an account? Ask once more on the join page; the invitation is still yours.',
    backTo: (organization: string) => `Back to the page of ${organization}`,
    findPage:
      'To ask once more, open the join page again: by the poster, or by the link that your organization gave you.',
  },
  arrival: {
    title: 'Your address is confirmed',
    lead: (organization: string) =>
      `An invitation from ${organization} waits for you. Sign in or make an account to see it; you decide there.`,
    joinedTitle: (organization: string) => `You belong to ${organization} already`,
    joinedLead: () => 'There is nothing to accept. Sign in to see your trainings.',
    fixed: 'You confirmed this address, so it cannot be changed here.',
    register: 'Create my account',
    signIn: 'Sign in',
  },
  form: {
    code: 'Code from the email',
    codeHint: 'Six digits.',
    badCode: (length: number) => `The code has ${length} digits.`,
    email: 'Email address',
    name: 'Your name',
    nameHint: 'As it should stand on your certificates.',
    password: 'Password',
    newPassword: 'New password',
    passwordHint: (length: number) => `At least ${length} characters. A few words in a row are good.`,
    tooShort: (length: number) => `Please use at least ${length} characters.`,
    show: 'Show password',
    hide: 'Hide password',
    missing: 'Please fill this in.',
    badEmail: 'Please write the whole address, such as name@example.org.',
  },
  signInPage: {
    title: 'Sign in to your account',
    lead: 'See your trainings and the invitations that wait for you.',
    newHere:
      'New here? Your account begins with an invitation: open the link in the email that you got, or the join page of your organization.',
    passwordChanged: 'Your new password is set. Sign in with it.',
    signedOut: 'You are signed out.',
    sessionEnded: 'You have been signed out. Sign in to go on where you were.',
    deleted: 'Your account is deleted. Thank you for having been here.',
  },
  forgot: {
    title: 'Forgot your password?',
    lead: 'Tell us your email address and we will send you a link to choose a new one.',
    send: 'Send the link',
    sentTitle: 'Check your email',
    sent: (email: string) => `If ${email} has an account, a link is on its way. It works for one hour.`,
    notThere: 'Nothing there after a few minutes? Look in the spam folder, or try again.',
    again: 'Use another address',
    toSignIn: 'Back to sign in',
  },
  reset: {
    title: 'Choose a new password',
    save: 'Save new password',
    dead: 'A link for a new password works once and for one hour.',
    again: 'Get a new link',
  },
  account: {
    hello: (name: string) => `Hello, ${name}`,
    invitations: 'Invitations waiting for you',
    noInvitations:
      'No invitation is waiting. When an organization invites you, you will see it here and in your email.',
    from: (organization: string) => `Invitation from ${organization}`,
    trainings: 'My trainings',
    noTrainings: 'No training yet. Once you accept an invitation, its trainings are listed here.',
    progress: (title: string) => `Progress in ${title}`,
    status: { assigned: 'Not started', in_progress: 'In progress', completed: 'Completed' },
    loadProblem: 'We could not open your account',
    organizations: 'My organizations',
    since: (date: string) => `since ${date}`,
    left: (date: string) => `Left on ${date}. Trainings that you had begun stay here.`,
    leave: (organization: string) => `Leave ${organization}`,
    notMe: 'This is not me',
    expired: 'This invitation has expired.',
    more: 'Your account',
    back: 'Back to my account',
  },
  leave: {
    title: (organization: string) => `Leave ${organization}?`,
    body: (organization: string) =>
      `${organization} will see neither your name nor how far you are any more. It keeps the certificates that it issued.`,
    next: 'Trainings that you have begun stay in your account. To come back later you need a new invitation.',
    confirm: 'Yes, leave',
    keep: 'No, stay',
  },
  details: {
    title: 'Name, language and password',
    language: 'Language of our emails',
    languages: { en: 'English', es: 'Español' },
    save: 'Save',
    saved: 'Saved.',
    passwordTitle: 'New password',
    current: 'Current password',
    savePassword: 'Change password',
    passwordSaved: 'Your new password is set. Every other browser was signed out.',
  },
  sessions: {
    title: 'Where you are signed in',
    lead: 'Is there a browser that you do not know, or do not use any more? Sign it out here.',
    here: 'This browser',
    asAdmin: 'as an admin',
    lastSeen: (when: string) => `last used ${when}`,
    browser: (name: string, system: string) => `${name} on ${system}`,
    unknown: 'A browser',
    unknownSystem: 'another system',
    end: 'Sign out',
    endNamed: (browser: string) => `Sign out ${browser}`,
    endOthers: 'Sign out everywhere else',
    ended: 'Signed out.',
    none: 'You are signed in nowhere else.',
  },
  data: {
    title: 'My data',
    exportLead:
      'All that is kept about you, in one file: account, organizations, invitations, trainings and browsers.',
    export: 'Download my data',
    deleteTitle: 'Delete my account',
    deleteLead:
      'You leave every organization, and your name and address are erased everywhere. Organizations keep the record that a training was done, without your name. This cannot be taken back.',
    confirmPassword: 'Your password, to confirm',
    delete: 'Delete my account for good',
    keep: 'Keep my account',
  },
  decline: {
    title: (organization: string) => `Decline the invitation from ${organization}?`,
    body: (organization: string) =>
      `${organization} will see that you declined, and nothing else about you. The trainings will not be assigned to you.`,
    confirm: 'Yes, decline',
    keep: 'No, go back',
  },
  deadLink: {
    title: 'This link does not work',
    why: 'It may be incomplete, or too old.',
    next: 'Open the email again and press its button, or copy the whole link. If that does not help, ask the person at your organization who invited you.',
  },
  noInvitation: {
    title: 'No invitation is open here',
    why: 'Open the link in your email once more to see it. If you have already accepted, everything is in your account.',
  },
  notFound: { title: 'There is no such page', why: 'Check the address, or start from your account.' },
  problems,
}
