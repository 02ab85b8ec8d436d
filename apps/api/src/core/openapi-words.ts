/** What a reader has to know before any single call. */
export const INTRODUCTION = `Everything that the apps do, they do through this API, and a program can do it, too.

- **Who is calling.** A person has a session in a cookie. A program sends an API key: \`Authorization: Bearer rk_live_…\`. What belongs to another organization answers as what does not exist.
- **Input.** JSON in UTF-8, at most 100 kB. A field that is not known is refused, and so is a value of the wrong type.
- **Times** are RFC 3339 in UTC. **What is absent** is null in answers.
- **Lists** answer \`items\` and \`next\`: send \`next\` back as \`cursor\`.
- **Errors** are \`application/problem+json\`. Decide by \`code\`, and show \`detail\` to people: it says what to do. \`errors\` points at each fault of the input. \`requestId\` is in the log of the server, too.
- **Doing it once.** A call with an \`Idempotency-Key\` can be repeated safely.
- **Not undoing others.** A change with \`If-Match\` is made only to the state that you saw.
- **Change.** Within v1 things are added and not taken away, so ignore fields that you do not know.`

interface Tag {
  name: string
  description: string
}

const LEARNERS = { name: 'Learners', description: 'The people on the roster, and what is assigned to them.' }
const OVERVIEW = {
  name: 'Overview',
  description: 'How things stand, what is about to leave, and who did what.',
}

/** The heading that an endpoint is found under, by the first word of its path. */
const TAGS: Record<string, Tag> = {
  auth: {
    name: 'Admins: account',
    description: 'Register, sign in and out, set a password, accept an invitation.',
  },
  orgs: { name: 'Organization', description: 'Its settings, its logo, its subscription, and who runs it.' },
  'api-keys': {
    name: 'API keys',
    description: 'For programs. People manage them, signed in; keys never do.',
  },
  trainings: { name: 'Trainings', description: 'What the organization offers, out of the catalogue.' },
  locations: { name: 'Locations', description: 'Where learners belong.' },
  groups: { name: 'Groups', description: 'Who joins a group is assigned its trainings.' },
  learners: LEARNERS,
  assignments: LEARNERS,
  invites: { name: 'Invites', description: 'Asking people to join, and what became of it.' },
  imports: {
    name: 'Imports',
    description: 'Inviting people by spreadsheet: upload, look at every row, approve, or take it back.',
  },
  suppressions: {
    name: 'Suppressions',
    description: 'Addresses to which no mail of the organization goes.',
  },
  'join-page': {
    name: 'Join page',
    description: 'The public page on which people ask the organization for an invitation.',
  },
  overview: OVERVIEW,
  outbox: OVERVIEW,
  'audit-log': OVERVIEW,
  join: {
    name: 'Learners: account and invitations',
    description: 'What the invited person does: look at an invitation, register, accept or decline.',
  },
}

export function tagOf(route: string): Tag {
  const [, word = ''] = route.split('/')
  return TAGS[word] ?? { name: word, description: '' }
}
