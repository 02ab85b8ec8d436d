/** Who is in the demo organization, and what became of their invitation. Nobody in it is real. */
export interface Story {
  email: string
  /** Of those who ever accepted. */
  name?: string
  group: keyof typeof GROUPS
  location?: (typeof LOCATIONS)[number]
  /** Days before today on which they were invited. */
  invited: number
  /** What they, or an admin, did about it, and how many days later. Nothing: it was delivered and waits. */
  answer?: { what: 'accepted' | 'declined' | 'not_me' | 'cancelled'; after: number }
  /** Days after accepting on which an admin archived them. */
  archivedAfter?: number
  /** Percent of each training of the group, in the order of its titles. */
  progress?: number[]
}

export const ORGANIZATION = {
  name: 'Riverside School District',
  timeZone: 'America/New_York',
  contact: { name: 'Human Resources', email: 'hr@riverside.example', phone: '+1 555 0100' },
}

/** Who signs in, with the one password that the first start prints. */
export const PEOPLE = [
  { role: 'owner', name: 'Dana Whitfield', email: 'admin@riverside.example' },
  { role: 'admin', name: 'Luis Ortega', email: 'luis.ortega@riverside.example' },
  { role: 'viewer', name: 'Priya Nair', email: 'principal@riverside.example' },
] as const
export const OPERATOR = { name: 'Olga Lind', email: 'operator@rollcall.example' }
export const LEARNER = 'maria.gomez@riverside.example'

/** What the join page says above its form. */
export const JOIN_WELCOME =
  'Welcome! Choose the group that you work in and where, and use the address that you read your mail with.'

export const GROUPS = {
  Teachers: [
    'Fire Safety and Evacuation',
    'Mandated Reporter: School Personnel',
    'Student Privacy and Education Records',
  ],
  'Office staff': ['Information Security Basics', 'Student Privacy and Education Records'],
  'Bus drivers': ['Mandated Reporter: School Personnel', 'Slips, Trips and Falls'],
}
export const LOCATIONS = ['Lincoln Elementary', 'Riverside High', 'District Office'] as const

const accepted = (after: number) => ({ what: 'accepted' as const, after })

/** What has happened so far, the oldest first. */
export const STORIES: Story[] = [
  {
    email: LEARNER,
    name: 'Maria Gomez',
    group: 'Teachers',
    location: 'Lincoln Elementary',
    invited: 80,
    answer: accepted(1),
    progress: [100, 100, 100],
  },
  {
    email: 'sam.oduya@riverside.example',
    name: 'Sam Oduya',
    group: 'Teachers',
    location: 'Riverside High',
    invited: 80,
    answer: accepted(2),
    progress: [100, 100, 60],
  },
  {
    email: 'frank.moore@riverside.example',
    name: 'Frank Moore',
    group: 'Bus drivers',
    invited: 79,
    answer: accepted(2),
    archivedAfter: 58,
    progress: [100, 40],
  },
  {
    email: 'aiko.tanaka@riverside.example',
    name: 'Aiko Tanaka',
    group: 'Teachers',
    location: 'Lincoln Elementary',
    invited: 72,
    answer: accepted(1),
    progress: [100, 100, 100],
  },
  {
    email: 'peter.novak@riverside.example',
    name: 'Peter Novak',
    group: 'Bus drivers',
    invited: 65,
    answer: accepted(5),
    progress: [100, 100],
  },
  {
    email: 'grace.mensah@riverside.example',
    name: 'Grace Mensah',
    group: 'Office staff',
    location: 'District Office',
    invited: 61,
    answer: accepted(1),
    progress: [100, 100],
  },
  {
    email: 'omar.haddad@riverside.example',
    name: 'Omar Haddad',
    group: 'Teachers',
    location: 'Riverside High',
    invited: 47,
    answer: accepted(3),
    progress: [100, 75, 0],
  },
  { email: 'carla.diaz@riverside.example', group: 'Teachers', location: 'Riverside High', invited: 40 },
  {
    email: 'lucia.ferrari@riverside.example',
    name: 'Lucia Ferrari',
    group: 'Teachers',
    location: 'Lincoln Elementary',
    invited: 33,
    answer: accepted(2),
    progress: [100, 20, 0],
  },
  {
    email: 'tom.becker@riverside.example',
    name: 'Tom Becker',
    group: 'Bus drivers',
    invited: 32,
    answer: accepted(9),
    progress: [50, 0],
  },
  {
    email: 'kurt.vogel@riverside.example',
    group: 'Bus drivers',
    invited: 30,
    answer: { what: 'declined', after: 2 },
  },
  {
    email: 'm.smith@riverside.example',
    group: 'Office staff',
    location: 'District Office',
    invited: 26,
    answer: { what: 'not_me', after: 1 },
  },
  {
    email: 'jill.stone@riverside.example',
    group: 'Teachers',
    invited: 21,
    answer: { what: 'cancelled', after: 1 },
  },
  {
    email: 'hana.kim@riverside.example',
    name: 'Hana Kim',
    group: 'Office staff',
    location: 'District Office',
    invited: 19,
    answer: accepted(1),
    progress: [100, 0],
  },
  {
    email: 'noah.williams@riverside.example',
    name: 'Noah Williams',
    group: 'Teachers',
    location: 'Riverside High',
    invited: 18,
    answer: accepted(4),
    progress: [30, 0, 0],
  },
  { email: 'ben.carter@riverside.example', group: 'Teachers', location: 'Lincoln Elementary', invited: 16 },
  {
    email: 'zoe.martin@riverside.example',
    name: 'Zoe Martin',
    group: 'Teachers',
    location: 'Lincoln Elementary',
    invited: 12,
    answer: accepted(1),
    progress: [0, 0, 0],
  },
  { email: 'ruth.cohen@riverside.example', group: 'Office staff', location: 'District Office', invited: 9 },
  { email: 'paul.ng@riverside.example', group: 'Bus drivers', invited: 5 },
  {
    email: 'ivan.petrov@riverside.example',
    name: 'Ivan Petrov',
    group: 'Teachers',
    location: 'Riverside High',
    invited: 5,
    answer: accepted(1),
    progress: [0, 0, 0],
  },
]

/** Invited at the first start: these mails really arrive in the built-in inbox, or come back from it. */
export const FRESH: Record<string, string[]> = {
  Teachers: ['lee.park@riverside.example', 'bounce+j.ruiz@riverside.example'],
  'Office staff': ['sofia.rossi@riverside.example', 'defer+k.osei@riverside.example'],
}

/** Invited to leave on the Monday after next morning's, and until somebody decides. */
export const SCHEDULED = {
  'Bus drivers': [
    'amina.said@riverside.example',
    'george.hill@riverside.example',
    'nina.wolf@riverside.example',
    'raj.patel@riverside.example',
  ],
}
export const HELD = { Teachers: ['eva.lindqvist@riverside.example', 'marc.dubois@riverside.example'] }
