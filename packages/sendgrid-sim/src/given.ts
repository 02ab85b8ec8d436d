/** A good mail, with changes; a change to undefined takes a part away. */
export function aMail(changes: object = {}): object {
  const mail = {
    from: { email: 'invites@mail.example.org', name: 'Acme Training' },
    subject: 'You are invited',
    content: [
      { type: 'text/plain', value: 'Hello' },
      { type: 'text/html', value: '<p>Hello</p>' },
    ],
    personalizations: recipients(1),
    ...changes,
  }
  return Object.fromEntries(Object.entries(mail).filter(([, value]) => value !== undefined))
}

/** So many personalizations, each to somebody else. */
export function recipients(
  count: number,
  name = 'a',
): { to: { email: string }[]; [part: string]: unknown }[] {
  return Array.from({ length: count }, (_, at) => ({ to: [{ email: `${name}${at}@example.org` }] }))
}
