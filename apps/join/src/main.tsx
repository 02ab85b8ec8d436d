import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { currentPlace } from './place.ts'
import { loadText, preferredLocale } from './text.ts'
import { takeToken } from './token.ts'

takeToken(currentPlace().path)

const root = document.getElementById('root')
void loadText(preferredLocale()).then((text) => root && createRoot(root).render(<App firstText={text} />))
