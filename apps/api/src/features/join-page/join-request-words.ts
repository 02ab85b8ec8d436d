/** The words of the mail to somebody who asked to join. */
export interface JoinRequestWords {
  subject(org: string): string
  preheader: string
  opening(org: string): string
  button: string
  orCode: string
  group: string
  location: string
  address: string
  closing: string
  /** To somebody who is Active already. */
  joined: { subject(org: string): string; opening(org: string): string; button: string; closing: string }
  footer(org: string): string
}

const en: JoinRequestWords = {
  subject: (org) => `Confirm your address to join ${org}`,
  preheader: 'Open the link, or enter the code on the page where you asked.',
  opening: (org) =>
    `You asked to join ${org}. Confirm that this mailbox is yours. Then sign in or make an account, look at the invitation, and decide.`,
  button: 'Confirm my address',
  orCode: 'Or enter this code on the page where you asked:',
  group: 'Group',
  location: 'Location',
  address: 'Your address',
  closing:
    'Link and code hold for 24 hours and work once. If this was not you, leave it: without them nothing happens. Never give the code to anybody.',
  joined: {
    subject: (org) => `You have joined ${org} already`,
    opening: (org) =>
      `Somebody, perhaps you, asked to join ${org} with this address. You have joined already: sign in to see your trainings.`,
    button: 'Go to my account',
    closing: 'If this was not you, there is nothing to do.',
  },
  footer: (org) => `You get this message because somebody typed this address on the join page of ${org}.`,
}

const es: JoinRequestWords = {
  subject: (org) => `Confirme su dirección para unirse a ${org}`,
  preheader: 'Abra el enlace o escriba el código en la página en la que lo solicitó.',
  opening: (org) =>
    `Ha solicitado unirse a ${org}. Confirme que este buzón es suyo. Después inicie sesión o cree una cuenta, vea la invitación y decida.`,
  button: 'Confirmar mi dirección',
  orCode: 'O escriba este código en la página en la que lo solicitó:',
  group: 'Grupo',
  location: 'Sede',
  address: 'Su dirección',
  closing:
    'El enlace y el código valen 24 horas y una sola vez. Si no ha sido usted, no haga nada: sin ellos no ocurre nada. No dé el código a nadie.',
  joined: {
    subject: (org) => `Ya forma parte de ${org}`,
    opening: (org) =>
      `Alguien, quizá usted, ha solicitado unirse a ${org} con esta dirección. Ya forma parte: inicie sesión para ver sus formaciones.`,
    button: 'Ir a mi cuenta',
    closing: 'Si no ha sido usted, no tiene que hacer nada.',
  },
  footer: (org) =>
    `Recibe este mensaje porque alguien escribió esta dirección en la página de inscripción de ${org}.`,
}

export const joinRequestWords = { en, es }
