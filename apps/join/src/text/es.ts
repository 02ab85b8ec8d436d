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
    title: (organization) => `${organization} le invita a una capacitación`,
    group: 'Grupo',
    location: 'Lugar',
    email: 'Dirección invitada',
    until: 'Abierta hasta el',
    trainings: 'Capacitaciones para usted',
    noTrainings: 'Todavía ninguna. Las nuevas aparecerán en su cuenta.',
    theyWillSee: (organization) => `Si acepta, ${organization} verá`,
    whatTheySee: {
      name: 'su nombre',
      email: 'su dirección de correo electrónico',
      progress: 'cuánto ha avanzado en estas capacitaciones',
      certificates: 'los certificados que obtenga en ellas',
    },
    untilThen: 'Mientras no acepte, solo conocen su dirección de correo electrónico.',
    signedInAs: (email) => `Ha iniciado sesión como ${email}.`,
    accept: 'Aceptar la invitación',
    decline: 'Rechazar',
    loadProblem: 'No pudimos abrir la invitación',
  },
  contact: {
    questions: '¿Preguntas?',
    ask: (name) => `Consulte a ${name}`,
    askOrganization: (organization) => `Consulte a quien se ocupa de la capacitación en ${organization}.`,
  },
  decline: {
    title: (organization) => `¿Rechazar la invitación de ${organization}?`,
    body: (organization) =>
      `${organization} verá que la rechazó, y nada más sobre usted. No se le asignarán las capacitaciones.`,
    confirm: 'Sí, rechazar',
    keep: 'No, volver',
  },
  closed: {
    expired: {
      title: 'Esta invitación ha vencido',
      why: (organization) => `${organization} le puso una fecha, y esa fecha ya pasó.`,
      next: (organization) => `Pida a ${organization} que le envíe una nueva.`,
    },
    accepted: {
      title: 'Esta invitación ya fue aceptada',
      why: (organization) => `Usted ya forma parte de ${organization}. Aquí no queda nada por hacer.`,
      next: () => 'Sus capacitaciones están en su cuenta.',
    },
    declined: {
      title: 'Usted rechazó esta invitación',
      why: (organization) => `${organization} ve que dijo que no, y no sabe nada más de usted.`,
      next: (organization) => `Si cambia de opinión, pida a ${organization} que le invite otra vez.`,
    },
    cancelled: {
      title: 'Esta invitación fue retirada',
      why: (organization) => `${organization} la retiró, y ya no se puede aceptar.`,
      next: (organization) => `Si cree que es un error, consulte a ${organization}.`,
    },
    replaced: {
      title: 'Hay una invitación más reciente',
      why: (organization) => `${organization} le envió otra, que sustituye a este enlace.`,
      next: (organization) => `Busque en su correo el mensaje más reciente de ${organization}.`,
    },
  },
  joined: {
    title: (organization) => `Ya forma parte de ${organization}.`,
    assigned: (count) =>
      count === 1 ? 'Se le asignó 1 capacitación.' : `Se le asignaron ${count} capacitaciones.`,
    none: 'Todavía no tiene capacitaciones asignadas. Las nuevas aparecerán en su cuenta.',
  },
  deadLink: {
    title: 'Este enlace no funciona',
    why: 'Puede que esté incompleto o que sea demasiado antiguo.',
    next: 'Abra de nuevo el correo y pulse su botón, o copie el enlace entero. Si no ayuda, consulte a la persona de su organización que le invitó.',
  },
  noInvitation: {
    title: 'Aquí no hay ninguna invitación abierta',
    why: 'Abra otra vez el enlace de su correo para verla. Si ya la aceptó, todo está en su cuenta.',
  },
  notFound: { title: 'Esta página no existe', why: 'Revise la dirección o empiece desde su cuenta.' },
  problems: {
    network: 'No pudimos conectar con el servidor. Revise su conexión a internet e inténtelo de nuevo.',
    internal: 'Algo falló de nuestro lado. Inténtelo de nuevo.',
    unavailable: 'El servidor está muy ocupado. Inténtelo de nuevo en un minuto.',
    rate_limited: 'Se intentó demasiadas veces. Espere unos minutos e inténtelo de nuevo.',
    cool_down: 'Se intentó demasiadas veces. Espere unos minutos e inténtelo de nuevo.',
    not_authenticated: 'Su sesión se cerró. Inicie sesión de nuevo.',
    invalid_credentials: 'Esa dirección y esa contraseña no coinciden. Inténtelo de nuevo.',
    weak_password: 'Esta contraseña es demasiado fácil de adivinar. Elija otra.',
    account_exists: 'Ya tiene una cuenta: inicie sesión.',
    email_not_verified: 'Esta dirección aún no está confirmada. Abra primero el enlace de su correo.',
    wrong_account: 'Esta invitación es para otra dirección que la de su sesión.',
    link_dead: 'Este enlace ya no funciona.',
    not_found: 'Esta invitación ya no existe.',
    invite_expired: 'Esta invitación ha vencido.',
    invite_closed: 'Esta invitación ya no se puede responder.',
    already_decided: 'Esta invitación ya fue respondida.',
    invalid_input: 'Algo en el formulario no está bien todavía. Revíselo.',
  },
}
