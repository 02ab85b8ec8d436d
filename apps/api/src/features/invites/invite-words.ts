/** The words of the invitation mail. */
export interface InviteWords {
  subject(org: string): string
  preheader: string
  heading(org: string): string
  opening(org: string, inviter: string | null): string
  trainings: string
  button: string
  group: string
  location: string
  invitedAddress: string
  holdsUntil: string
  questions: string
  consent(org: string): string
  footer(org: string): string
}

const en: InviteWords = {
  subject: (org) => `${org} invited you to training`,
  preheader: 'See what it is about, then accept or decline. It takes about two minutes.',
  heading: (org) => `${org} invites you to training`,
  opening: (org, inviter) =>
    inviter
      ? `${inviter} at ${org} would like you to take training there.`
      : `${org} would like you to take training there.`,
  trainings: 'When you accept, this training is assigned to you:',
  button: 'See the invitation',
  group: 'Group',
  location: 'Location',
  invitedAddress: 'Invited address',
  holdsUntil: 'Open until',
  questions: 'Questions',
  consent: (org) =>
    `Nothing is shared before you accept: until then ${org} knows only this email address. Opening the link decides nothing.`,
  footer: (org) =>
    `You get this message because ${org} invited this address. If you did not expect it, you can decline it or leave it unanswered.`,
}

const es: InviteWords = {
  subject: (org) => `${org} le invita a una formación`,
  preheader: 'Vea de qué se trata y acepte o rechace. Lleva unos dos minutos.',
  heading: (org) => `${org} le invita a una formación`,
  opening: (org, inviter) =>
    inviter
      ? `${inviter}, de ${org}, desea que realice allí una formación.`
      : `${org} desea que realice allí una formación.`,
  trainings: 'Al aceptar se le asignará esta formación:',
  button: 'Ver la invitación',
  group: 'Grupo',
  location: 'Centro',
  invitedAddress: 'Dirección invitada',
  holdsUntil: 'Abierta hasta el',
  questions: 'Preguntas',
  consent: (org) =>
    `No se comparte nada antes de que acepte: hasta entonces ${org} solo conoce esta dirección de correo. Abrir el enlace no decide nada.`,
  footer: (org) =>
    `Recibe este mensaje porque ${org} ha invitado a esta dirección. Si no lo esperaba, puede rechazar la invitación o no responder.`,
}

export const inviteWords = { en, es }
