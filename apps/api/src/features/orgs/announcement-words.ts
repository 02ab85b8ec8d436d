/** What an organization tells its people before invitations come, a paragraph each. */
interface AnnouncementWords {
  subject(org: string): string
  hello: string
  coming(org: string): string
  safe(sender: string, address: string): string
  asked: string
  shared(org: string): string
  missing: string
  questions(contact: string): string
  /** Above the text when an admin sends it to themself. */
  test: string
  testFooter(org: string): string
}

const en: AnnouncementWords = {
  subject: (org) => `${org}: an invitation to training is on its way to you`,
  hello: 'Hello,',
  coming: (org) =>
    `in the next few days you will get an email that invites you to training at ${org}. We use a system called Rollcall for this, so that everybody can take the training when it suits them.`,
  safe: (sender, address) =>
    `The email comes from ${sender}, and its link leads to ${address}. It is from us and safe to open. It asks for no payment and no bank details, and it has no attachments.`,
  asked:
    'You will be asked to look at the invitation and to accept or decline it. To accept, you make an account with your name and a password of your own. That takes about two minutes.',
  shared: (org) =>
    `Until you accept, ${org} knows nothing but your email address. When you accept, we see your name, how far you are with the training that we assign to you, and your certificates.`,
  missing: 'If no email has come after a few days, please look in your spam folder, and then tell us.',
  questions: (contact) => `Do you have questions? Please ask ${contact}.`,
  test: 'This is how the announcement looks. It was sent to you alone.',
  testFooter: (org) => `You get this message because you asked for a test of the announcement of ${org}.`,
}

const es: AnnouncementWords = {
  subject: (org) => `${org}: va a recibir una invitación a una formación`,
  hello: 'Buenos días:',
  coming: (org) =>
    `En los próximos días recibirá un correo que le invita a una formación de ${org}. Para ello usamos un sistema llamado Rollcall, con el que cada persona puede formarse cuando le convenga.`,
  safe: (sender, address) =>
    `El correo viene de ${sender} y su enlace lleva a ${address}. Lo enviamos nosotros y puede abrirlo con tranquilidad. No pide ningún pago ni datos bancarios, y no lleva archivos adjuntos.`,
  asked:
    'Se le pedirá que vea la invitación y que la acepte o la rechace. Para aceptarla creará una cuenta con su nombre y una contraseña que solo usted conozca. Lleva unos dos minutos.',
  shared: (org) =>
    `Hasta que acepte, ${org} solo conoce su dirección de correo. Cuando acepte, veremos su nombre, su progreso en las formaciones que le asignemos y sus certificados.`,
  missing:
    'Si pasados unos días no ha recibido ningún correo, mire en la carpeta de correo no deseado y, si tampoco está allí, avísenos.',
  questions: (contact) => `¿Tiene preguntas? Diríjase a ${contact}.`,
  test: 'Así se ve el anuncio. Solo se le ha enviado a usted.',
  testFooter: (org) => `Recibe este mensaje porque ha pedido una prueba del anuncio de ${org}.`,
}

export const announcementWords = { en, es }
