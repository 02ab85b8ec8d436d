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
  form: {
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
      '¿Es su primera vez? Su cuenta empieza con una invitación: abra el enlace del correo que recibió.',
    passwordChanged: 'Su contraseña nueva está lista. Inicie sesión con ella.',
    signedOut: 'Ha cerrado la sesión.',
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
  },
}
