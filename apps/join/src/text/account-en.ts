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
  form: {
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
    newHere: 'New here? Your account begins with an invitation: open the link in the email that you got.',
    passwordChanged: 'Your new password is set. Sign in with it.',
    signedOut: 'You are signed out.',
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
  },
}
