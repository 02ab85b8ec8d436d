import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from '@rollcall/contract'
import type { RequestHandler, Response } from 'express'
import multer, { MulterError } from 'multer'
import { AppError, invalidInput } from './errors.ts'

/** A file as an answer; the content may still be on its way. */
export class FileReply implements Download {
  readonly fileName: string
  readonly contentType: string
  readonly content: Buffer | string | AsyncIterable<Buffer | string>

  constructor(fileName: string, contentType: string, content: FileReply['content']) {
    this.fileName = fileName
    this.contentType = contentType
    this.content = content
  }
}

/** Sends a file to be saved, never to be shown: its name is ours and plain ASCII. */
export async function sendFile(res: Response, { fileName, contentType, content }: FileReply): Promise<void> {
  res.setHeader('Content-Type', contentType)
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`)
  if (typeof content === 'string' || Buffer.isBuffer(content)) {
    res.end(content)
    return
  }
  // Headers leave with the first piece: a fault before it is still an error, one after it breaks the connection off.
  await pipeline(Readable.from(content), res)
}

/** One file that was sent, held in memory. */
export interface UploadedFile {
  bytes: Buffer
  /** What the sender says that it is. */
  declaredType: string
  declaredName: string
}

/** Reads one file of at most `maxBytes` from the field `file` of a multipart body. */
export function readUpload(maxBytes: number): RequestHandler {
  const read = multer({
    storage: multer.memoryStorage(),
    // Browsers send the names of files as they are, in UTF-8.
    defParamCharset: 'utf8',
    limits: { files: 1, fields: 0, parts: 2, fileSize: maxBytes, headerPairs: 20 },
  }).single('file')
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      throw new AppError(
        'unsupported_media_type',
        'Send the file as multipart/form-data, in the field "file".',
      )
    }
    read(req, res, (error: unknown) => (error ? next(toUploadError(error, maxBytes)) : next()))
  }
}

/** The file of the request, or `invalid_input` where there is none. */
export function requireUpload(file: Express.Multer.File | undefined): UploadedFile {
  if (!file || file.size === 0) throw invalidInput('/file', 'required', 'Choose a file that is not empty.')
  return { bytes: file.buffer, declaredType: file.mimetype, declaredName: file.originalname }
}

function toUploadError(error: unknown, maxBytes: number): unknown {
  if (!(error instanceof MulterError)) {
    const isBroken = error instanceof Error && /Unexpected end of form|Malformed part/i.test(error.message)
    return isBroken
      ? invalidInput('/file', 'incomplete', 'The file did not arrive whole. Send it again.')
      : error
  }
  if (error.code === 'LIMIT_FILE_SIZE') {
    const size = maxBytes >= 1_048_576 ? `${Math.floor(maxBytes / 1_048_576)} MB` : `${maxBytes / 1024} kB`
    return new AppError('payload_too_large', `This file is too large. It may have at most ${size}.`)
  }
  return invalidInput('/file', 'one_file', 'Send exactly one file, in the field "file", and nothing else.')
}
