import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'
import type { TFunction } from 'i18next'

const lagoon: MantineColorsTuple = [
  '#edf7f8',
  '#d8ecee',
  '#b0d9dd',
  '#84c4cb',
  '#5fb2bb',
  '#479fa9',
  '#388d98',
  '#2a7a85',
  '#1d6670',
  '#0f4c55',
]

/** Cooler than the kit's own greys, so that dark screens keep the colour of the brand. */
const dark: MantineColorsTuple = [
  '#dce1e6',
  '#bcc5ce',
  '#98a2ac',
  '#717c87',
  '#3f4852',
  '#353d46',
  '#262d35',
  '#1b2027',
  '#161b20',
  '#0f1317',
]

const sansSerif =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif"

/** The look, and the names that the kit's own buttons have for a screen reader, in the language of the texts. */
export function createRollcallTheme(t: TFunction): MantineThemeOverride {
  const dialog = {
    closeButtonProps: { 'aria-label': t('close') },
    overlayProps: { backgroundOpacity: 0.45 },
    // A closed dialog is gone at once: opened again right away, it must not still hold what it held.
    transitionProps: { exitDuration: 0 },
    styles: { title: { fontWeight: 650, fontSize: '1.125rem' } },
  }
  return createTheme({
    colors: { lagoon, dark },
    primaryColor: 'lagoon',
    primaryShade: { light: 8, dark: 8 },
    autoContrast: true,
    luminanceThreshold: 0.3,
    defaultRadius: 'md',
    fontFamily: sansSerif,
    cursorType: 'pointer',
    respectReducedMotion: true,
    headings: {
      fontFamily: sansSerif,
      fontWeight: '650',
      sizes: {
        h1: { fontSize: '1.625rem', lineHeight: '1.25' },
        h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      },
    },
    components: {
      Modal: { defaultProps: { ...dialog, centered: true } },
      Drawer: { defaultProps: dialog },
      // The stand-in that takes the focus first is no menu item, and a menu may hold nothing else.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Notification: {
        defaultProps: { closeButtonProps: { 'aria-label': t('dismiss') } },
        styles: { description: { overflowWrap: 'anywhere' } },
      },
      Checkbox: { defaultProps: { size: 'md' } },
      TextInput: { defaultProps: { size: 'md' } },
      PasswordInput: { defaultProps: { size: 'md' } },
      Select: { defaultProps: { size: 'md' } },
      MultiSelect: { defaultProps: { size: 'md' } },
      NumberInput: { defaultProps: { size: 'md' } },
    },
  })
}

/** On dark screens the kit's soft variant of the brand colour is nearly black: a clearer one. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {},
  dark: {
    '--mantine-color-lagoon-light': '#1a3a40',
    '--mantine-color-lagoon-light-hover': '#204850',
    '--mantine-color-lagoon-light-color': '#a9dbe0',
  },
})
