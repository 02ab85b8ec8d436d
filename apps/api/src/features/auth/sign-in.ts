import type { Request, RequestHandler } from 'express'
import { Passport } from 'passport'
import { Strategy } from 'passport-local'
import type { SessionUser } from '../../core/access.ts'
import { parseEmailAddress } from '../../core/email-address.ts'
import { AppError } from '../../core/errors.ts'
import { isUuid, newId } from '../../core/ids.ts'
import type { RunRows } from '../../core/sql.ts'
import { findUser, findUserByEmailKey, toSessionUser } from './auth-store.ts'
import { passwordFits } from './passwords.ts'

/** Signing in and out of one realm's session. */
export interface SignIn {
  /** Makes `req.user` of the session; goes behind the session itself. */
  handlers: RequestHandler[]
  /** Checks `email` and `password` of the body and begins a session; throws `invalid_credentials`. */
  byPassword(req: Request): Promise<SessionUser>
  /** Begins a session for somebody who has just proved who they are in another way. */
  as(req: Request, user: SessionUser): Promise<void>
}

/** A Passport of its own for each realm, so that neither knows the other's sessions. */
export function createPassport(rows: RunRows): SignIn {
  const passport = new Passport()
  passport.use(
    new Strategy({ usernameField: 'email' }, (email, password, done) => {
      checkPassword(rows, email, password).then((user) => done(null, user ?? false), done)
    }),
  )
  passport.serializeUser<string>((user, done) => done(null, user.id))
  passport.deserializeUser<string>((id, done) => {
    loadUser(rows, id).then((user) => done(null, user ?? false), done)
  })

  return {
    handlers: [passport.initialize(), passport.session()],
    async byPassword(req) {
      const user = await new Promise<SessionUser | false>((resolve, reject) => {
        const answer = (error: unknown, found: SessionUser | false | null) =>
          error ? reject(error) : resolve(found || false)
        passport.authenticate('local', answer)(req, req.res, reject)
      })
      if (!user) {
        throw new AppError(
          'invalid_credentials',
          'The email address or the password is not right. Try again, or set a new password.',
        )
      }
      await begin(req, user)
      return user
    },
    as: begin,
  }
}

/** A new session id at every sign-in: one that somebody planted before it is worth nothing. */
async function begin(req: Request, user: SessionUser): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.logIn(user, (error) => (error ? reject(error) : resolve())),
  )
  req.session.signedInAt = Date.now()
  req.session.publicId = newId()
  req.session.userAgent = req.get('User-Agent')?.slice(0, 300) ?? null
}

async function checkPassword(
  rows: RunRows,
  email: string,
  password: string,
): Promise<SessionUser | undefined> {
  const address = parseEmailAddress(email)
  const user = address ? await findUserByEmailKey(rows, address.key) : undefined
  const fits = await passwordFits(password, user?.password_hash ?? null)
  return user && fits ? toSessionUser(user) : undefined
}

async function loadUser(rows: RunRows, id: string): Promise<SessionUser | undefined> {
  const user = isUuid(id) ? await findUser(rows, id) : undefined
  return user ? toSessionUser(user) : undefined
}
