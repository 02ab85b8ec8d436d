import type { AdminRole } from '@rollcall/contract'

/** The words of the mail that asks somebody to help to run an organization. */
interface AdminInviteWords {
  subject(org: string): string
  preheader: string
  opening(org: string, inviter: string | null): string
  role: Record<AdminRole, string>
  button: string
  organization: string
  invitedBy: string
  invitedAddress: string
  holdsUntil: string
  closing: string
  footer(org: string): string
}

const en: AdminInviteWords = {
  subject: (org) => `Help to run ${org} on Rollcall`,
  preheader: 'Accept with an account of this address, or make one. It takes about two minutes.',
  opening: (org, inviter) =>
    inviter
      ? `${inviter} would like you to help to run ${org} on Rollcall, where it invites people to training.`
      : `${org} would like you to help to run it on Rollcall, where it invites people to training.`,
  role: {
    owner: 'As an owner you may do everything, and decide who else runs the organization.',
    admin: 'As an admin you set up groups and training, invite people, and see how far they are.',
    viewer: 'As a viewer you see everything and change nothing.',
  },
  button: 'See the invitation',
  organization: 'Organization',
  invitedBy: 'Invited by',
  invitedAddress: 'Invited address',
  holdsUntil: 'Open until',
  closing:
    'Opening the link decides nothing. If you did not expect this, leave it: nothing happens without you.',
  footer: (org) => `You get this message because ${org} invited this address to help to run it.`,
}

const es: AdminInviteWords = {
  subject: (org) => `Ayude a gestionar ${org} en Rollcall`,
  preheader: 'Acepte con una cuenta de esta dirección o cree una. Lleva unos dos minutos.',
  opening: (org, inviter) =>
    inviter
      ? `${inviter} desea que usted ayude a gestionar ${org} en Rollcall, donde se invita a las personas a las formaciones.`
      : `${org} desea que usted ayude a gestionarla en Rollcall, donde se invita a las personas a las formaciones.`,
  role: {
    owner: 'Con el papel de propietario puede hacerlo todo y decidir quién más gestiona la organización.',
    admin: 'Con el papel de administrador organiza grupos y formaciones, invita a personas y ve su progreso.',
    viewer: 'Con el papel de observador lo ve todo y no cambia nada.',
  },
  button: 'Ver la invitación',
  organization: 'Organización',
  invitedBy: 'Invitación de',
  invitedAddress: 'Dirección invitada',
  holdsUntil: 'Abierta hasta el',
  closing:
    'Abrir el enlace no decide nada. Si no esperaba este mensaje, no haga nada: sin usted no ocurre nada.',
  footer: (org) => `Recibe este mensaje porque ${org} ha invitado a esta dirección a ayudar en su gestión.`,
}

export const adminInviteWords = { en, es }
