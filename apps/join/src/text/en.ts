import type { WhatTheySee } from '@rollcall/contract'

const whatTheySee: Record<WhatTheySee, string> = {
  name: 'your name',
  email: 'your email address',
  progress: 'how far you are in these trainings',
  certificates: 'the certificates you earn in them',
}

/** English: what everybody who opens an invitation may read. */
export const en = {
  locale: 'en' as const,
  otherLanguage: 'Español',
  wait: 'One moment…',
  tryAgain: 'Try again',
  troubleTitle: 'That did not work',
  minutes: (minutes: number) => `${minutes} min`,
  goToAccount: 'Go to my account',
  signIn: 'Sign in',

  offer: {
    title: (organization: string) => `${organization} invites you to training`,
    group: 'Group',
    location: 'Location',
    email: 'Invited address',
    until: 'Open until',
    trainings: 'Trainings for you',
    noTrainings: 'None yet. New ones will appear in your account.',
    theyWillSee: (organization: string) => `If you accept, ${organization} will see`,
    whatTheySee,
    untilThen: 'Until you accept, they only know your email address.',
    signedInAs: (email: string) => `You are signed in as ${email}.`,
    accept: 'Accept invitation',
    decline: 'Decline',
    notMe: 'This is not me',
    loadProblem: 'We could not open the invitation',
  },
  contact: {
    questions: 'Questions?',
    ask: (name: string) => `Ask ${name}`,
    askOrganization: (organization: string) => `Ask whoever looks after training at ${organization}.`,
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

  problems: {
    network: 'We could not reach the server. Check your internet connection and try again.',
    internal: 'Something went wrong on our side. Please try again.',
    unavailable: 'The server is very busy just now. Please try again in a minute.',
    rate_limited: 'That was tried too often. Please wait a few minutes and try again.',
    cool_down: 'That was done less than a minute ago. Please wait a minute and try again.',
    not_authenticated: 'You have been signed out. Please sign in again.',
    invalid_credentials: 'That email address and password do not belong together. Please try again.',
    weak_password: 'This password is too easy to guess. Please choose another one.',
    account_exists: 'You already have an account: sign in.',
    email_not_verified: 'This address is not confirmed yet. Open the link in your email first.',
    wrong_account: 'This invitation is for another address than the one you are signed in with.',
    link_dead: 'This link does not work any more.',
    not_found: 'This invitation is no longer there.',
    invite_expired: 'This invitation has expired.',
    invite_closed: 'This invitation can no longer be answered.',
    too_late: 'It is too late for that: too much time has passed, or something else has happened since.',
    already_decided: 'This invitation has been answered already.',
    invalid_input: 'Something in the form is not right yet. Please check it.',
  },
}
