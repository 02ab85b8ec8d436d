import type { Locale } from '@rollcall/contract'

/** The words of the join page. */
interface JoinPageWords {
  otherLanguage: string
  title(org: string): string
  lead: string
  location: string
  group: string
  choose: string
  email: string
  emailHint: string
  send: string
  untilThen(org: string): string
  account: string
  goToAccount: string
  /** Before the title of a page on which something has to be mended. */
  mend: string
  faults: {
    email: string
    notAllowed(org: string): string
    groupId: string
    locationId: string
    tooOften: string
    other: string
  }
  noGroup: Closed
  ended: Closed
  full: Closed
  sent: { title: string; lead(org: string): string; next: string; notThere: string; again: string }
  missing: { title: string; why: string; next: string }
  trouble: { title: string; why: string; again: string }
}

interface Closed {
  title(org: string): string
  why(org: string): string
}

const en: JoinPageWords = {
  otherLanguage: 'Español',
  title: (org) => `Join ${org}`,
  lead: 'Tell us where you belong, and where to write to. We send you a message to confirm your address; then you see the invitation and decide.',
  location: 'Location',
  group: 'Group',
  choose: 'Please choose',
  email: 'Email address',
  emailHint: 'One that you can read now.',
  send: 'Join Organization',
  untilThen: (org) => `${org} sees your address once you have confirmed it, and your name once you accept.`,
  account: 'Do you have an account already?',
  goToAccount: 'Go to my account',
  mend: 'Please check',
  faults: {
    email: 'Please write the whole address, such as name@example.org.',
    notAllowed: (org) =>
      `People join ${org} here with an address of theirs. Use your work or school address, or ask ${org} to invite you.`,
    groupId: 'Please choose your group.',
    locationId: 'Please choose your location.',
    tooOften:
      'That was tried too often. Look for our message in your mailbox, in the spam folder too; if it is not there, try again in an hour.',
    other: 'That did not work. Please try again.',
  },
  noGroup: {
    title: (org) => `You cannot join ${org} here yet`,
    why: (org) => `There is no group to choose at the moment. Ask ${org} for an invitation by email.`,
  },
  ended: {
    title: (org) => `Joining ${org} by this page has ended`,
    why: (org) => `${org} had set a day for it, and that day has passed. Ask for an invitation by email.`,
  },
  full: {
    title: (org) => `${org} has no more room here`,
    why: (org) =>
      `As many people as ${org} had set have joined by this page. Ask for an invitation by email.`,
  },
  sent: {
    title: 'Check your email',
    lead: (org) =>
      `If your address can join ${org}, a message with a link is on its way to it. Open the link, and confirm that the mailbox is yours.`,
    next: 'The link holds for 24 hours and works once.',
    notThere: 'Nothing there after a few minutes? Look in the spam folder, or',
    again: 'check the address and ask again',
  },
  missing: {
    title: 'There is no such page',
    why: 'It may have been closed, or the address may not be quite right.',
    next: 'Compare it with the poster or message that you have it from, or ask your organization for the address of its page. What you have joined is in your account.',
  },
  trouble: {
    title: 'That did not work',
    why: 'The server is very busy just now. Nothing was lost: please try again in a minute.',
    again: 'Try again',
  },
}

const es: JoinPageWords = {
  otherLanguage: 'English',
  title: (org) => `Unirse a ${org}`,
  lead: 'Díganos a qué grupo pertenece y adónde escribirle. Le enviaremos un mensaje para confirmar su dirección; después verá la invitación y decidirá.',
  location: 'Sede',
  group: 'Grupo',
  choose: 'Elija, por favor',
  email: 'Correo electrónico',
  emailHint: 'Uno que pueda leer ahora.',
  send: 'Unirme a la organización',
  untilThen: (org) => `${org} verá su dirección cuando la haya confirmado, y su nombre cuando acepte.`,
  account: '¿Ya tiene una cuenta?',
  goToAccount: 'Ir a mi cuenta',
  mend: 'Revise, por favor',
  faults: {
    email: 'Escriba la dirección completa, como nombre@ejemplo.org.',
    notAllowed: (org) =>
      `Aquí se une a ${org} quien tiene una dirección suya. Use la de su trabajo o centro, o pida una invitación a ${org}.`,
    groupId: 'Elija su grupo.',
    locationId: 'Elija su sede.',
    tooOften:
      'Se intentó demasiadas veces. Busque nuestro mensaje en su correo, también entre el no deseado; si no está, inténtelo de nuevo dentro de una hora.',
    other: 'No funcionó. Inténtelo de nuevo.',
  },
  noGroup: {
    title: (org) => `Todavía no es posible unirse a ${org} aquí`,
    why: (org) => `Por ahora no hay ningún grupo que elegir. Pida a ${org} una invitación por correo.`,
  },
  ended: {
    title: (org) => `Ya no es posible unirse a ${org} en esta página`,
    why: (org) => `${org} había fijado un día, y ese día ya pasó. Pida una invitación por correo.`,
  },
  full: {
    title: (org) => `${org} ya no tiene plazas aquí`,
    why: (org) =>
      `Por esta página ya se unieron tantas personas como ${org} había fijado. Pida una invitación por correo.`,
  },
  sent: {
    title: 'Revise su correo',
    lead: (org) =>
      `Si su dirección puede unirse a ${org}, un mensaje con un enlace va en camino. Abra el enlace y confirme que el buzón es suyo.`,
    next: 'El enlace vale 24 horas y una sola vez.',
    notThere: '¿No llega en unos minutos? Mire en la carpeta de correo no deseado, o',
    again: 'revise la dirección y pídalo otra vez',
  },
  missing: {
    title: 'Esta página no existe',
    why: 'Puede que se haya cerrado o que la dirección no sea del todo correcta.',
    next: 'Compárela con el cartel o el mensaje del que la tiene, o pida a su organización la dirección de su página. Las organizaciones de las que ya forma parte están en su cuenta.',
  },
  trouble: {
    title: 'No funcionó',
    why: 'El servidor está muy ocupado. No se perdió nada: inténtelo de nuevo en un minuto.',
    again: 'Intentar de nuevo',
  },
}

export const joinPageWords: Record<Locale, JoinPageWords> = { en, es }
