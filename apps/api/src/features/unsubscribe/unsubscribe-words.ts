import type { Locale } from '@rollcall/contract'

/** The words of the pages behind the link at the end of an invitation. */
interface UnsubscribeWords {
  ask: { title(org: string): string; lead(org: string, email: string): string }
  stays: string
  forOrganization(org: string): string
  forEverybody: string
  organization: Decided
  everywhere: Decided
  onItsWay: string
  changedMind: string
  undo: string
  tooLate(org: string): string
  deadLink: { title: string; why: string; next: string }
}

interface Decided {
  title(org: string): string
  lead(org: string, email: string): string
}

const en: UnsubscribeWords = {
  ask: {
    title: (org) => `No more invitations from ${org}?`,
    lead: (org, email) =>
      `${org} invited ${email}. If you do not want that, say so here: no further invitation and no reminder will come.`,
  },
  stays: 'What you have stays good: the link in an invitation works as before, should you want to accept it.',
  forOrganization: (org) => `${org} may not invite me again`,
  forEverybody: 'No organization here may invite me',
  organization: {
    title: (org) => `${org} will not invite you again`,
    lead: (org, email) =>
      `No invitation and no reminder of ${org} goes to ${email} any more. ${org} sees that you asked for this.`,
  },
  everywhere: {
    title: () => 'No organization here will invite you',
    lead: (org, email) =>
      `No invitation and no reminder goes to ${email} any more, from ${org} or any other organization here. ${org} sees that you asked for this.`,
  },
  onItsWay: 'A message that was on its way already may still arrive.',
  changedMind: 'Changed your mind?',
  undo: 'Allow invitations again',
  tooLate: (org) =>
    `You said this more than 30 days ago. To be invited again, join by the join page of ${org}, or ask ${org} how to join.`,
  deadLink: {
    title: 'This link does not work',
    why: 'It may not be complete, or it belongs to an address that was erased.',
    next: 'Open it from the end of the invitation, or copy all of it. If you do not want an invitation, you can also just leave it unanswered.',
  },
}

const es: UnsubscribeWords = {
  ask: {
    title: (org) => `¿No más invitaciones de ${org}?`,
    lead: (org, email) =>
      `${org} invitó a ${email}. Si no lo desea, dígalo aquí: no llegará ninguna otra invitación ni recordatorio.`,
  },
  stays:
    'Lo que ya tiene sigue valiendo: el enlace de una invitación funciona como antes, por si quiere aceptarla.',
  forOrganization: (org) => `${org} no puede volver a invitarme`,
  forEverybody: 'Ninguna organización de aquí puede invitarme',
  organization: {
    title: (org) => `${org} no volverá a invitarle`,
    lead: (org, email) =>
      `Ya no se enviará a ${email} ninguna invitación ni recordatorio de ${org}. ${org} ve que usted lo pidió.`,
  },
  everywhere: {
    title: () => 'Ninguna organización de aquí le invitará',
    lead: (org, email) =>
      `Ya no se enviará a ${email} ninguna invitación ni recordatorio, ni de ${org} ni de ninguna otra organización de aquí. ${org} ve que usted lo pidió.`,
  },
  onItsWay: 'Un mensaje que ya estuviera en camino aún puede llegar.',
  changedMind: '¿Ha cambiado de idea?',
  undo: 'Permitir invitaciones de nuevo',
  tooLate: (org) =>
    `Usted lo dijo hace más de 30 días. Para recibir invitaciones de nuevo, únase por la página de inscripción de ${org} o pregunte a ${org} cómo unirse.`,
  deadLink: {
    title: 'Este enlace no funciona',
    why: 'Puede que no esté completo, o que sea de una dirección que se borró.',
    next: 'Ábralo desde el final de la invitación, o cópielo entero. Si no quiere una invitación, también puede dejarla sin respuesta.',
  },
}

export const unsubscribeWords: Record<Locale, UnsubscribeWords> = { en, es }
