import type { SessionUser } from '../../core/access.ts'
import type { EmailAddress } from '../../core/email-address.ts'
import { required } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import type { RunRows } from '../../core/sql.ts'

export interface UserRow {
  id: string
  email: string
  email_key: string
  name: string
  password_hash: string
  email_verified_at: Date | null
  locale: 'en' | 'es'
  is_operator: boolean
}

export interface RegistrationRow {
  id: string
  email: string
  email_key: string
  name: string
  password_hash: string
  locale: 'en' | 'es'
  org_name: string
  org_time_zone: string
}

export async function findUser(rows: RunRows, id: string): Promise<UserRow | undefined> {
  const [user] = await rows<UserRow>`select * from users where id = ${id}`
  return user
}

export async function findUserByEmailKey(rows: RunRows, emailKey: string): Promise<UserRow | undefined> {
  const [user] = await rows<UserRow>`select * from users where email_key = ${emailKey}`
  return user
}

/** Sets what is given and keeps the rest. */
export async function updateUser(
  rows: RunRows,
  id: string,
  changes: {
    name?: string | undefined
    locale?: 'en' | 'es' | undefined
    passwordHash?: string | undefined
  },
): Promise<UserRow> {
  const { name = null, locale = null, passwordHash = null } = changes
  const [user] = await rows<UserRow>`
    update users
       set name = coalesce(${name}, name), locale = coalesce(${locale}, locale),
           password_hash = coalesce(${passwordHash}, password_hash)
     where id = ${id}
    returning *`
  return required(user)
}

export function toSessionUser(user: UserRow): SessionUser {
  return {
    id: user.id,
    email: user.email,
    emailKey: user.email_key,
    emailVerified: user.email_verified_at !== null,
    name: user.name,
    locale: user.locale,
    isOperator: user.is_operator,
  }
}

/** Holds a registration for a day, until the mailbox confirms it. */
export async function insertRegistration(rows: RunRows, registration: RegistrationRow): Promise<void> {
  const { id, email, email_key, name, password_hash, locale, org_name, org_time_zone } = registration
  await rows`
    insert into registrations (id, email, email_key, name, password_hash, locale, org_name, org_time_zone, expires_at)
    values (${id}, ${email}, ${email_key}, ${name}, ${password_hash}, ${locale}, ${org_name}, ${org_time_zone},
            now() + interval '24 hours')`
}

/**
 * Takes a registration that still holds, and with it every other one of the same address: who confirmed one of them has the
 * mailbox, and what others typed into a form for it is worth nothing.
 */
export async function takeRegistration(rows: RunRows, id: string): Promise<RegistrationRow | undefined> {
  const deleted = await rows<RegistrationRow>`
    delete from registrations
     where email_key = (select email_key from registrations where id = ${id} and expires_at > now())
    returning *`
  return deleted.find((registration) => registration.id === id)
}

export interface NewAccount {
  address: EmailAddress
  name: string
  passwordHash: string
  locale: 'en' | 'es'
}

/** Makes the account of a confirmed mailbox. Undefined when the address has one already: that one is left as it is. */
export async function createAccount(rows: RunRows, account: NewAccount): Promise<UserRow | undefined> {
  const { address, name, passwordHash, locale } = account
  const [user] = await rows<UserRow>`
    insert into users (id, email, email_key, name, password_hash, email_verified_at, locale)
    values (${newId()}, ${address.typed}, ${address.key}, ${name}, ${passwordHash}, now(), ${locale})
    on conflict (email_key) do nothing
    returning *`
  return user
}

/** Whether the address has an account that somebody can sign in to: one whose mailbox was confirmed. */
export async function hasAccount(rows: RunRows, emailKey: string): Promise<boolean> {
  const found = await rows`
    select 1 from users where email_key = ${emailKey} and email_verified_at is not null`
  return found.length > 0
}

/**
 * The same for somebody who has just shown that the mailbox is theirs. An account that nobody had confirmed becomes theirs whole:
 * password, sessions and links that others may have made for it before are gone.
 */
export async function createOrClaimAccount(rows: RunRows, account: NewAccount): Promise<UserRow | undefined> {
  const made = await createAccount(rows, account)
  if (made) return made
  const { address, name, passwordHash, locale } = account
  const [claimed] = await rows<UserRow>`
    update users
       set name = ${name}, password_hash = ${passwordHash}, locale = ${locale}, email_verified_at = now()
     where email_key = ${address.key} and email_verified_at is null
    returning *`
  if (!claimed) return undefined
  await rows`delete from user_tokens where user_id = ${claimed.id}`
  await rows`delete from sessions where user_id = ${claimed.id}`
  return claimed
}

/** A new reset link for an hour; an older one stops working. */
export async function replaceResetToken(rows: RunRows, userId: string): Promise<string> {
  const id = newId()
  await rows`delete from user_tokens where user_id = ${userId} and purpose = 'reset'`
  await rows`
    insert into user_tokens (id, user_id, purpose, expires_at)
    values (${id}, ${userId}, 'reset', now() + interval '60 minutes')`
  return id
}

export async function findResetToken(rows: RunRows, id: string): Promise<UserRow | undefined> {
  const [user] = await rows<UserRow>`
    select u.* from user_tokens t join users u on u.id = t.user_id
     where t.id = ${id} and t.purpose = 'reset' and t.expires_at > now()`
  return user
}

/** Uses up a reset link and sets the password. The link proved the mailbox; every session and other link ends. */
export async function setPasswordByToken(
  rows: RunRows,
  tokenId: string,
  passwordHash: string,
): Promise<UserRow | undefined> {
  const [user] = await rows<UserRow>`
    with used as (
           delete from user_tokens where id = ${tokenId} and purpose = 'reset' and expires_at > now() returning user_id)
    update users u
       set password_hash = ${passwordHash}, email_verified_at = coalesce(u.email_verified_at, now())
      from used where u.id = used.user_id
    returning u.*`
  if (!user) return undefined
  await rows`delete from user_tokens where user_id = ${user.id}`
  await rows`delete from sessions where user_id = ${user.id}`
  return user
}

export async function administersAny(rows: RunRows, userId: string): Promise<boolean> {
  const found = await rows`select 1 from user_orgs where user_id = ${userId} and kind = 'admin' limit 1`
  return found.length > 0
}
