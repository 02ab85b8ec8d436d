import { Text } from '@mantine/core'
import { IconFileSpreadsheet, IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './FilePick.module.css'
import { FILE_ENDINGS, sayBytes } from './import-file.ts'

interface FilePickProps {
  file: File | null
  /** What is the matter with it. */
  fault: string | null
  onChoose: (file: File) => void
}

/** Takes a file by drag and drop, or by the browser's own dialog. The field under it works by keyboard. */
export function FilePick({ file, fault, onChoose }: FilePickProps) {
  const { t, i18n } = useTranslation()
  const [isOver, setOver] = useState(false)
  const faultId = useId()
  const Glyph = file === null ? IconFileUpload : IconFileSpreadsheet

  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped !== undefined) onChoose(dropped)
  }
  return (
    <>
      <label
        className={classes.zone}
        data-over={isOver || undefined}
        data-fault={fault !== null || undefined}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          type="file"
          className="visually-hidden"
          accept={FILE_ENDINGS.join(',')}
          aria-describedby={faultId}
          aria-invalid={fault !== null}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen !== undefined) onChoose(chosen)
            // The same file, mended, can be chosen once more.
            event.currentTarget.value = ''
          }}
        />
        <Glyph size={32} stroke={1.5} aria-hidden />
        <span className={classes.words}>
          {file === null ? (
            <strong>{t('imports.new.drop')}</strong>
          ) : (
            <strong>
              {file.name} <span className={classes.size}>{sayBytes(i18n.language, file.size)}</span>
            </strong>
          )}
          <span className={classes.button}>
            {t(file === null ? 'imports.new.browse' : 'imports.new.another')}
          </span>
        </span>
      </label>
      <Text id={faultId} size="sm" c="red" mt="xs" role="alert" className={classes.fault ?? ''}>
        {fault}
      </Text>
      <Text size="sm" c="dimmed" mt={fault === null ? 0 : 'xs'}>
        {t('imports.new.kinds')}
      </Text>
    </>
  )
}
