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
  problems: {
    network: 'We could not reach the server. Check your internet connection and try again.',
    internal: 'Something went wrong on our side. Please try again.',
    unavailable: 'The server is very busy just now. Please try again in a minute.',
    rate_limited: 'That was tried too often. Please wait an hour and try again.',
    wrong_account: 'This invitation is for another address than the one you are signed in with.',
    link_dead: 'This link does not work any more.',
    not_found: 'This invitation is no longer there.',
    invite_expired: 'This invitation has expired.',
    no_seat:
      'All places are taken just now. Your invitation stays open, and the organization has been told: try again later, or ask it.',
    invite_closed: 'This invitation can no longer be answered.',
  },
}
