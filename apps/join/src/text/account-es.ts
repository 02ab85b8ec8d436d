import type { AccountText } from '../account-text.ts'

/** Spanish: the words of the forms, of the account and of the ends of an invitation. */
export const accountEs: AccountText = {
  closed: {
    accepted: {
      title: 'Esta invitación ya fue aceptada',
      why: (organization) => `Usted ya forma parte de ${organization}. Aquí no queda nada por hacer.`,
      next: () => 'Sus formaciones están en su cuenta.',
    },
    declined: {
      title: 'Usted rechazó esta invitación',
      why: (organization) => `${organization} ve que dijo que no, y no sabe nada más de usted.`,
      next: (organization) => `Si cambia de opinión, pida a ${organization} que le invite otra vez.`,
    },
    notMe: {
      title: 'Gracias por avisar',
      why: (organization) =>
        `${organization} ve que esta dirección es de otra persona, y la invitación ya no se puede aceptar.`,
      next: (organization) => `Si al final era para usted, pida a ${organization} que le invite otra vez.`,
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
    takeBack: {
      hint: (isHere) =>
        isHere
          ? '¿Ha cambiado de opinión? Puede retirar su respuesta durante siete días.'
          : '¿Ha cambiado de opinión? Puede retirar su respuesta durante siete días: abra otra vez el enlace de su correo.',
      open: 'Retirar mi respuesta y ver la invitación',
      isMe: 'Al final sí es para mí',
    },
  },
  expired: {
    title: 'Esta invitación ha vencido',
    why: (organization) => `${organization} le puso una fecha, y esa fecha ya pasó.`,
    next: (email) => `Puede recibir una nueva. Se envía a ${email}, la dirección invitada.`,
    ask: 'Enviarme una nueva',
    sentTitle: 'Revise su correo',
    sent: (email) => `Si se puede enviar otra vez, una invitación nueva va en camino a ${email}.`,
    notThere: (organization) =>
      `¿No llega en unos minutos? Mire en la carpeta de correo no deseado o pida a ${organization} que le invite otra vez.`,
  },
  notMe: {
    title: '¿Esta invitación no es para usted?',
    body: (organization, email) =>
      `Se envió a ${email}. Si debía llegar a otra persona, avise a ${organization}: verá que la dirección está equivocada, y nada más sobre usted. La invitación termina y no habrá recordatorios.`,
    confirm: 'Sí, no soy yo',
    keep: 'No, volver',
  },
  joined: {
    title: (organization) => `Ya forma parte de ${organization}.`,
    assigned: (count) =>
      count === 1 ? 'Se le asignó 1 formación.' : `Se le asignaron ${count} formaciones.`,
    none: 'Todavía no tiene formaciones asignadas. Las nuevas aparecerán en su cuenta.',
  },
  forgotPassword: '¿Olvidó su contraseña?',
  signOut: 'Cerrar sesión',
  wrongAccount: {
    title: (email) => `Esta invitación es para ${email}`,
    body: (email) =>
      `Ha iniciado sesión como ${email}, y una invitación solo puede aceptarse con su propia dirección.`,
    switchAccount: 'Cambiar de cuenta',
    stay: (email) => `Seguir como ${email}`,
  },
  identify: {
    title: 'Inicie sesión o regístrese para aceptar',
    lead: (organization) => `Así formará parte de ${organization} y se le asignarán sus formaciones.`,
    question: '¿Tiene una cuenta?',
    isNew: 'Es mi primera vez',
    hasAccount: 'Tengo una cuenta',
    register: 'Registrarme y aceptar',
    signIn: 'Iniciar sesión y aceptar',
    fixed: 'La invitación se envió a esta dirección, por eso no se puede cambiar aquí.',
  },
  checkMail: {
    title: 'Revise su correo',
    sent: (email, organization) =>
      `Si ${email} puede unirse a ${organization}, un mensaje con un enlace y un código va en camino. Abra el enlace o escriba aquí el código.`,
    sentSomewhere:
      'Si su dirección puede unirse, un mensaje con un enlace y un código va en camino. Abra el enlace, o escriba aquí su dirección y el código.',
    confirm: 'Confirmar mi dirección',
    notThere: '¿No llega en unos minutos?',
    look: 'Mire en la carpeta de correo no deseado y compruebe que la dirección de arriba es la suya.',
    again: 'Enviarlo otra vez',
    sentAgain: (email) =>
      `Lo enviamos otra vez a ${email}. El código es el mismo: vale cualquiera de los mensajes.`,
    otherAddress: 'Usar otra dirección',
  },
  verify: {
    title: 'Confirme su dirección',
    lead: 'Pulse una vez y sabremos que este buzón es suyo. Sobre la invitación decidirá después.',
    confirm: 'Confirmar mi dirección',
    notYou: '¿No pidió unirse a nada? Cierre esta página: entonces no ocurre nada.',
    deadTitle: 'Este enlace ya se usó o es demasiado antiguo',
    dead: 'Vale una sola vez y durante 24 horas. Si lo usó usted, su dirección está confirmada: inicie sesión, y la invitación le espera en su cuenta.',
    deadNext:
      '¿Lo dejó antes de tener una cuenta? Pídalo otra vez en la página de la organización; la invitación sigue siendo suya.',
    backTo: (organization) => `Volver a la página de ${organization}`,
    findPage:
      'Para pedirlo otra vez, abra de nuevo la página de su organización: con el cartel o con el enlace que le dieron.',
  },
  arrival: {
    title: 'Su dirección está confirmada',
    lead: (organization) =>
      `Le espera una invitación de ${organization}. Inicie sesión o cree una cuenta para verla; allí decidirá.`,
    joinedTitle: (organization) => `Ya forma parte de ${organization}`,
    joinedLead: () => 'No hay nada que aceptar. Inicie sesión para ver sus formaciones.',
    fixed: 'Usted confirmó esta dirección, por eso no se puede cambiar aquí.',
    register: 'Crear mi cuenta',
    signIn: 'Iniciar sesión',
  },
  form: {
    code: 'Código del correo',
    codeHint: 'Seis cifras.',
    badCode: (length) => `El código tiene ${length} cifras.`,
    email: 'Correo electrónico',
    name: 'Su nombre',
    nameHint: 'Como debe figurar en sus certificados.',
    password: 'Contraseña',
    newPassword: 'Contraseña nueva',
    passwordHint: (length) => `Al menos ${length} caracteres. Unas cuantas palabras seguidas van bien.`,
    tooShort: (length) => `Use al menos ${length} caracteres.`,
    show: 'Mostrar la contraseña',
    hide: 'Ocultar la contraseña',
    missing: 'Complete este campo.',
    badEmail: 'Escriba la dirección completa, como nombre@ejemplo.org.',
  },
  signInPage: {
    title: 'Inicie sesión en su cuenta',
    lead: 'Vea sus formaciones y las invitaciones que le esperan.',
    newHere:
      '¿Es su primera vez? Su cuenta empieza con una invitación: abra el enlace del correo que recibió o la página de su organización.',
    passwordChanged: 'Su contraseña nueva está lista. Inicie sesión con ella.',
    signedOut: 'Ha cerrado la sesión.',
    sessionEnded: 'Su sesión se cerró. Inicie sesión para seguir donde estaba.',
    deleted: 'Su cuenta está eliminada. Gracias por haber estado aquí.',
  },
  forgot: {
    title: '¿Olvidó su contraseña?',
    lead: 'Díganos su correo electrónico y le enviaremos un enlace para elegir una nueva.',
    send: 'Enviar el enlace',
    sentTitle: 'Revise su correo',
    sent: (email) => `Si ${email} tiene una cuenta, el enlace va en camino. Sirve durante una hora.`,
    notThere: '¿No llega en unos minutos? Mire en la carpeta de correo no deseado o inténtelo de nuevo.',
    again: 'Usar otra dirección',
    toSignIn: 'Volver a iniciar sesión',
  },
  reset: {
    title: 'Elija una contraseña nueva',
    save: 'Guardar la contraseña',
    dead: 'Un enlace para cambiar la contraseña sirve una sola vez y durante una hora.',
    again: 'Pedir un enlace nuevo',
  },
  account: {
    hello: (name) => `Hola, ${name}`,
    invitations: 'Invitaciones que le esperan',
    noInvitations:
      'No le espera ninguna invitación. Cuando una organización le invite, la verá aquí y en su correo.',
    from: (organization) => `Invitación de ${organization}`,
    trainings: 'Mis formaciones',
    noTrainings: 'Todavía ninguna. Cuando acepte una invitación, sus formaciones aparecerán aquí.',
    progress: (title) => `Avance en ${title}`,
    status: { assigned: 'Sin empezar', in_progress: 'En curso', completed: 'Completada' },
    loadProblem: 'No pudimos abrir su cuenta',
    organizations: 'Mis organizaciones',
    since: (date) => `desde el ${date}`,
    left: (date) => `Se fue el ${date}. Las formaciones que había empezado siguen aquí.`,
    leave: (organization) => `Dejar ${organization}`,
    notMe: 'No soy yo',
    expired: 'Esta invitación ha vencido.',
    more: 'Su cuenta',
    back: 'Volver a mi cuenta',
  },
  leave: {
    title: (organization) => `¿Dejar ${organization}?`,
    body: (organization) =>
      `${organization} ya no verá su nombre ni cuánto ha avanzado. Conserva los certificados que emitió.`,
    next: 'Las formaciones que ha empezado siguen en su cuenta. Para volver más adelante necesitará otra invitación.',
    confirm: 'Sí, dejarla',
    keep: 'No, quedarme',
  },
  details: {
    title: 'Nombre, idioma y contraseña',
    language: 'Idioma de nuestros correos',
    languages: { en: 'English', es: 'Español' },
    save: 'Guardar',
    saved: 'Guardado.',
    passwordTitle: 'Contraseña nueva',
    current: 'Contraseña actual',
    savePassword: 'Cambiar la contraseña',
    passwordSaved: 'Su contraseña nueva está lista. Se cerró la sesión en los demás navegadores.',
  },
  sessions: {
    title: 'Dónde tiene la sesión abierta',
    lead: '¿Hay un navegador que no conoce o que ya no usa? Cierre aquí su sesión.',
    here: 'Este navegador',
    asAdmin: 'como administrador',
    lastSeen: (when) => `usado por última vez ${when}`,
    browser: (name, system) => `${name} en ${system}`,
    unknown: 'Un navegador',
    unknownSystem: 'otro sistema',
    end: 'Cerrar la sesión',
    endNamed: (browser) => `Cerrar la sesión de ${browser}`,
    endOthers: 'Cerrar la sesión en todos los demás',
    ended: 'Sesión cerrada.',
    none: 'No tiene la sesión abierta en ningún otro sitio.',
  },
  data: {
    title: 'Mis datos',
    exportLead:
      'Todo lo que se guarda sobre usted, en un archivo: cuenta, organizaciones, invitaciones, formaciones y navegadores.',
    export: 'Descargar mis datos',
    deleteTitle: 'Eliminar mi cuenta',
    deleteLead:
      'Usted deja todas las organizaciones, y su nombre y su dirección se borran en todas partes. Las organizaciones conservan que una formación se hizo, sin su nombre. Esto no se puede deshacer.',
    confirmPassword: 'Su contraseña, para confirmar',
    delete: 'Eliminar mi cuenta para siempre',
    keep: 'Conservar mi cuenta',
  },
  decline: {
    title: (organization) => `¿Rechazar la invitación de ${organization}?`,
    body: (organization) =>
      `${organization} verá que la rechazó, y nada más sobre usted. No se le asignarán las formaciones.`,
    confirm: 'Sí, rechazar',
    keep: 'No, volver',
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
    wrong_code: 'Este código no es correcto o ya no vale. Use el del correo más reciente o pida otro.',
    address_not_allowed:
      'La organización acepta aquí a quien tiene una dirección suya. Use esa, o pida una invitación a la organización.',
    join_page_closed:
      'Ya no es posible unirse en esta página. Pida a la organización una invitación por correo.',
    not_joinable:
      'Lo que eligió ya no se ofrece en la página. Vuelva a ella y elija de nuevo, o consulte a la organización.',
    wrong_password: 'Esta no es su contraseña actual. Revísela o elija una nueva por correo.',
    last_owner:
      'Es la única persona propietaria de una organización. Nombre primero a otra, y después elimine su cuenta.',
    cool_down: 'Eso se hizo hace menos de un minuto. Espere un minuto e inténtelo de nuevo.',
    not_authenticated: 'Su sesión se cerró. Inicie sesión de nuevo.',
    invalid_credentials: 'Esa dirección y esa contraseña no coinciden. Inténtelo de nuevo.',
    weak_password: 'Esta contraseña es demasiado fácil de adivinar. Elija otra.',
    account_exists: 'Ya tiene una cuenta: inicie sesión.',
    email_not_verified: 'Esta dirección aún no está confirmada. Abra primero el enlace de su correo.',
    too_late: 'Ya es tarde para eso: ha pasado demasiado tiempo o ha ocurrido otra cosa después.',
    already_decided: 'Esta invitación ya fue respondida.',
    invalid_input: 'Algo en el formulario no está bien todavía. Revíselo.',
  },
}
