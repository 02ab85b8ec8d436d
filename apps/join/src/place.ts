import { useSyncExternalStore } from 'react'

/** Where the learner is: a path below the base, and the step of that page, which the Back button undoes. */
export interface Place {
  path: string
  step: string
}

// The server writes the real base into the page; it is empty where this app has a host of its own.
const base = document.documentElement.dataset.base ?? ''
const listeners = new Set<() => void>()
let place = readPlace()

/** The place shown in the address bar. */
export function currentPlace(): Place {
  return place
}

/** The place shown in the address bar, always current. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, currentPlace)
}

/** The address of a path of this app, for links. */
export function hrefOf(path: string): string {
  return base + path
}

/** Goes on to a page or to a step of it; the Back button returns. */
export function goTo(path: string, step = ''): void {
  history.pushState({ step }, '', hrefOf(path))
  placeChanged()
}

/** Stands in for the present entry of the history: for what nobody should return to. */
export function replacePlace(path: string, step = ''): void {
  history.replaceState({ step }, '', hrefOf(path))
  placeChanged()
}

function placeChanged(): void {
  place = readPlace()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readPlace(): Place {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname
  const state: unknown = history.state
  const step = typeof state === 'object' && state && 'step' in state ? String(state.step) : ''
  return { path: path.replace(/\/+$/, '') || '/', step }
}

addEventListener('popstate', placeChanged)
