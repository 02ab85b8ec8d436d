import type { NewTraining } from '../src/features/trainings/index.ts'

/** The trainings that a new installation begins with. The operator adds and retires others. */
export const STARTER_CATALOGUE: NewTraining[] = [
  {
    title: 'Mandated Reporter: Recognizing and Reporting Child Abuse',
    description:
      'What counts as abuse and neglect, when you must report, how to make a report, and how reporters are protected.',
    minutes: 120,
  },
  {
    title: 'Mandated Reporter: School Personnel',
    description:
      'The duty to report as it meets teachers, aides, coaches, nurses and bus drivers, with cases from schools.',
    minutes: 90,
  },
  {
    title: 'Workplace Harassment Prevention for Employees',
    description: 'What harassment is, what it is not, how to speak up, and what happens after a complaint.',
    minutes: 60,
  },
  {
    title: 'Workplace Harassment Prevention for Supervisors',
    description: 'A supervisor’s duties: to notice, to act, to document and to prevent retaliation.',
    minutes: 120,
  },
  {
    title: 'Bloodborne Pathogens',
    description:
      'How infections travel by blood, protective equipment, safe clean-up, and what to do after an exposure.',
    minutes: 45,
  },
  {
    title: 'Patient Privacy and Confidentiality',
    description:
      'Handling health information: who may see what, everyday slips, and what to do when something leaked.',
    minutes: 50,
  },
  {
    title: 'Student Privacy and Education Records',
    description:
      'Which records are protected, who may see them, and how to answer requests from parents and others.',
    minutes: 40,
  },
  {
    title: 'Fire Safety and Evacuation',
    description: 'Preventing fires, alarms and extinguishers, and leading people out of a building.',
    minutes: 30,
  },
  {
    title: 'Slips, Trips and Falls',
    description: 'The most common accidents at work and the small habits that prevent them.',
    minutes: 20,
  },
  {
    title: 'Information Security Basics',
    description: 'Passwords, phishing, lost devices, and whom to tell when something looks wrong.',
    minutes: 35,
  },
]
