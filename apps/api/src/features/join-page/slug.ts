import { LIMITS } from '@rollcall/contract'

/** Words that are other pages of the join app, or that would look like an office of this installation. */
const RESERVED = new Set([
  ...[
    'about',
    'account',
    'admin',
    'admins',
    'api',
    'app',
    'assets',
    'auth',
    'contact',
    'dev',
    'docs',
    'email',
  ],
  ...[
    'favicon',
    'forgot-password',
    'help',
    'home',
    'inbox',
    'index',
    'invite',
    'invites',
    'join',
    'legal',
    'livez',
    'login',
  ],
  ...[
    'logos',
    'logout',
    'mail',
    'metrics',
    'new',
    'null',
    'openapi',
    'operator',
    'page',
    'pages',
    'password',
  ],
  ...['privacy', 'readyz', 'register', 'reset', 'robots', 'rollcall', 'root', 'security', 'settings'],
  ...[
    'sign-in',
    'sign-out',
    'sign-up',
    'signin',
    'signup',
    'sitemap',
    'static',
    'status',
    'support',
    'terms',
  ],
  ...['undefined', 'unsubscribe', 'verify', 'webhooks', 'well-known', 'www'],
])

/** The end of a join page's address: small letters, digits and hyphens between them. Null for what cannot be one. */
export function parseSlug(text: string): string | null {
  const slug = text.trim().toLowerCase()
  if (slug.length < LIMITS.slugMin || slug.length > LIMITS.slug) return null
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? slug : null
}

export function isReserved(slug: string): boolean {
  return RESERVED.has(slug)
}

/** A slug made of a name: "Escuela Peñón" becomes `escuela-penon`. Of a name with too few such letters, one that begins so. */
export function slugFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = trimHyphens(plain.replace(/[^a-z0-9]+/g, '-').slice(0, LIMITS.slug - 4))
  if (slug.length >= LIMITS.slugMin) return isReserved(slug) ? `${slug}-team` : slug
  return slug === '' ? 'our-team' : `${slug}-team`
}

/** Ways to say the same when it is taken: the plainest first. */
export function alternatives(slug: string): string[] {
  const stem = trimHyphens(slug.slice(0, LIMITS.slug - 9))
  return [`${stem}-team`, `join-${stem}`, ...Array.from({ length: 18 }, (_, index) => `${stem}-${index + 2}`)]
}

function trimHyphens(text: string): string {
  return text.replace(/^-+|-+$/g, '')
}
