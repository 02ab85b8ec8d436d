/** How a mail of an invitation begins: the invitation itself, first or again, or a reminder of it. */
interface Beginning {
  subject(org: string): string
  preheader: string
  heading(org: string): string
  opening(org: string, inviter: string | null): string
}

/** The words of the invitation mail. */
export interface InviteWords {
  invitation: Beginning
  reminder: Beginning
  trainings: string
  button: string
  group: string
  /** Where the organization has no group yet. */
  exampleGroup: string
  location: string
  invitedAddress: string
  holdsUntil: string
  questions: string
  consent(org: string): string
  footer(org: string): string
  unsubscribe(org: string): string
}

const en: InviteWords = {
  invitation: {
    subject: (org) => `${org} invited you to training`,
    preheader: 'See what it is about, then accept or decline. It takes about two minutes.',
    heading: (org) => `${org} invites you to training`,
    opening: (org, inviter) =>
      inviter
        ? `${inviter} at ${org} would like you to take training there.`
        : `${org} would like you to take training there.`,
  },
  reminder: {
    subject: (org) => `Reminder: ${org} invited you to training`,
    preheader: 'Your invitation still waits for an answer. Accept or decline: it takes about two minutes.',
    heading: (org) => `${org} is waiting for your answer`,
    opening: (org, inviter) =>
      inviter
        ? `${inviter} at ${org} invited you to training, and you have not answered yet. Please accept or decline; either answer ends these reminders.`
        : `${org} invited you to training, and you have not answered yet. Please accept or decline; either answer ends these reminders.`,
  },
  trainings: 'When you accept, this training is assigned to you:',
  button: 'See the invitation',
  group: 'Group',
  exampleGroup: 'Example group',
  location: 'Location',
  invitedAddress: 'Invited address',
  holdsUntil: 'Open until',
  questions: 'Questions',
  consent: (org) =>
    `Nothing is shared before you accept: until then ${org} knows only this email address. Opening the link decides nothing.`,
  footer: (org) =>
    `You get this message because ${org} invited this address. If you did not expect it, you can decline it or leave it unanswered.`,
  unsubscribe: (org) => `Do not let ${org} invite me again`,
}

const es: InviteWords = {
  invitation: {
    subject: (org) => `${org} le invita a una formación`,
    preheader: 'Vea de qué se trata y acepte o rechace. Lleva unos dos minutos.',
    heading: (org) => `${org} le invita a una formación`,
    opening: (org, inviter) =>
      inviter
        ? `${inviter}, de ${org}, desea que realice allí una formación.`
        : `${org} desea que realice allí una formación.`,
  },
  reminder: {
    subject: (org) => `Recordatorio: ${org} le invita a una formación`,
    preheader: 'Su invitación sigue sin respuesta. Acepte o rechace: lleva unos dos minutos.',
    heading: (org) => `${org} espera su respuesta`,
    opening: (org, inviter) =>
      inviter
        ? `${inviter}, de ${org}, le invitó a una formación y usted aún no ha respondido. Acepte o rechace la invitación: con cualquiera de las dos respuestas terminan estos recordatorios.`
        : `${org} le invitó a una formación y usted aún no ha respondido. Acepte o rechace la invitación: con cualquiera de las dos respuestas terminan estos recordatorios.`,
  },
  trainings: 'Al aceptar se le asignará esta formación:',
  button: 'Ver la invitación',
  group: 'Grupo',
  exampleGroup: 'Grupo de ejemplo',
  location: 'Sede',
  invitedAddress: 'Dirección invitada',
  holdsUntil: 'Abierta hasta el',
  questions: 'Preguntas',
  consent: (org) =>
    `No se comparte nada antes de que acepte: hasta entonces ${org} solo conoce esta dirección de correo. Abrir el enlace no decide nada.`,
  footer: (org) =>
    `Recibe este mensaje porque ${org} ha invitado a esta dirección. Si no lo esperaba, puede rechazar la invitación o no responder.`,
  unsubscribe: (org) => `No quiero más invitaciones de ${org}`,
}

export const inviteWords = { en, es }
