import type { Text } from '../text.ts'

/** Spanish: what everybody who opens an invitation may read. */
export const es: Text = {
  locale: 'es',
  otherLanguage: 'English',
  wait: 'Un momento…',
  tryAgain: 'Intentar de nuevo',
  troubleTitle: 'No funcionó',
  minutes: (minutes) => `${minutes} min`,
  goToAccount: 'Ir a mi cuenta',
  signIn: 'Iniciar sesión',

  offer: {
    title: (organization) => `${organization} le invita a una formación`,
    group: 'Grupo',
    location: 'Sede',
    email: 'Dirección invitada',
    until: 'Abierta hasta el',
    trainings: 'Formaciones para usted',
    noTrainings: 'Todavía ninguna. Las nuevas aparecerán en su cuenta.',
    theyWillSee: (organization) => `Si acepta, ${organization} verá`,
    whatTheySee: {
      name: 'su nombre',
      email: 'su dirección de correo electrónico',
      progress: 'cuánto ha avanzado en estas formaciones',
      certificates: 'los certificados que obtenga en ellas',
    },
    untilThen: 'Mientras no acepte, solo conocen su dirección de correo electrónico.',
    signedInAs: (email) => `Ha iniciado sesión como ${email}.`,
    accept: 'Aceptar la invitación',
    decline: 'Rechazar',
    notMe: 'No soy yo',
    loadProblem: 'No pudimos abrir la invitación',
  },
  contact: {
    questions: '¿Preguntas?',
    ask: (name) => `Consulte a ${name}`,
    askOrganization: (organization) => `Consulte a quien se ocupa de la formación en ${organization}.`,
  },
  problems: {
    network: 'No pudimos conectar con el servidor. Revise su conexión a internet e inténtelo de nuevo.',
    internal: 'Algo falló de nuestro lado. Inténtelo de nuevo.',
    unavailable: 'El servidor está muy ocupado. Inténtelo de nuevo en un minuto.',
    rate_limited: 'Se intentó demasiadas veces. Espere una hora e inténtelo de nuevo.',
    wrong_account: 'Esta invitación es para otra dirección que la de su sesión.',
    link_dead: 'Este enlace ya no funciona.',
    not_found: 'Esta invitación ya no existe.',
    invite_expired: 'Esta invitación ha vencido.',
    no_seat:
      'Ahora no quedan plazas. Su invitación sigue abierta y la organización ya lo sabe: inténtelo más tarde o consúltela.',
    invite_closed: 'Esta invitación ya no se puede responder.',
  },
}
