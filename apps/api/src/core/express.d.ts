import type { SessionUser } from './access.ts'

declare global {
  namespace Express {
    interface User extends SessionUser {}
  }
}

declare module 'express-session' {
  interface SessionData {
    /** When this person signed in, in milliseconds since 1970: a session ends for good some time after it. */
    signedInAt: number
    /** What the session is called where it is listed: its own id opens it. */
    publicId: string
    /** As the browser named itself when it signed in. */
    userAgent: string | null
  }
}
