import { paths } from './paths.ts'

/**
 * Where to go after signing in. Only a path of this app is accepted: one leading slash, and neither `//` nor `/\`,
 * which a browser would read as another host. Anything else is the overview.
 */
export function safeReturnTo(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])[^\t\r\n]*$/.test(wanted) ? wanted : paths.overview
}

/** The sign-in address that comes back to `path` afterwards. */
export function signInAddress(path: string): string {
  return path === paths.overview ? paths.signIn : `${paths.signIn}?returnTo=${encodeURIComponent(path)}`
}
