import { Button, type ButtonProps } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text.ts'
import { tellFailed } from './notices.ts'

const CONFIRMED_MS = 2500

interface CopyButtonProps extends ButtonProps {
  text: string
  children: string
  /** What a screen reader says once it is done. */
  done: string
}

/** Copies a text, and shows that it did. */
export function CopyButton({ text, children, done, ...props }: CopyButtonProps) {
  const { t } = useTranslation()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    if (!(await copyText(text))) return tellFailed(t('copyFailed'))
    setIsCopied(true)
    window.setTimeout(() => setIsCopied(false), CONFIRMED_MS)
  }
  const Glyph = isCopied ? IconCheck : IconCopy
  return (
    <>
      <Button
        variant="default"
        leftSection={<Glyph size={18} aria-hidden />}
        {...props}
        onClick={() => void copy()}
      >
        {isCopied ? t('copied') : children}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied ? done : ''}
      </span>
    </>
  )
}
