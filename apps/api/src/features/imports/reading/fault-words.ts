import type { ReadingFault, ReadingFaultCode } from './fault.ts'

type Sentences = Record<ReadingFaultCode, string>

/** What happened, then what to do. `{…}` stands for a detail of the fault. */
const en: Sentences = {
  empty_file: 'This file is empty. Save your list once more and upload it again.',
  file_too_large:
    'This file has more than {limit} MB. Copy only the rows with people into a new spreadsheet and upload that.',
  unknown_extension:
    'The name of this file does not end like that of a spreadsheet. Upload a file that ends in .xlsx, .xls, .ods, .csv or .txt.',
  unknown_content:
    'This file is not a spreadsheet, whatever its name says. Open your list in your spreadsheet program, save it as .xlsx and upload that.',
  program:
    'This file is a program and not a spreadsheet. It was not opened. Please check where it came from.',
  pdf: 'This file is a PDF. Upload the spreadsheet that it was made from, or the list saved as .xlsx or .csv.',
  picture: 'This file is a picture. Upload the list itself, saved as .xlsx or .csv.',
  text_document:
    'This file is a text document. Copy the list into a spreadsheet, save it as .xlsx and upload that.',
  presentation:
    'This file is a presentation. Copy the list into a spreadsheet, save it as .xlsx and upload that.',
  archive: 'This file is an archive. Unpack it and upload the spreadsheet that is in it.',
  web_page:
    'This file is a web page under the name of a spreadsheet. Open it in your spreadsheet program, save it as .xlsx and upload that.',
  xml_file:
    'This file is an XML file. Open it in your spreadsheet program, save it as .xlsx and upload that.',
  numbers_file:
    'This file was made with Numbers. Choose Export To, then Excel in Numbers, and upload the file that this makes.',
  binary_workbook:
    'This file is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx and upload that.',
  old_workbook:
    'This file was made with a very old program. Open it in Excel, save it as .xlsx and upload that.',
  macros:
    'This workbook has macros, which are not accepted. Save it as .xlsx, which leaves them out, and upload that.',
  encrypted:
    'This file is locked with a password. Open it, take the password away, save it and upload it again.',
  damaged:
    'This file is damaged or did not arrive whole. Open it in your spreadsheet program, save it once more and upload it again.',
  too_many_parts:
    'This workbook has more than {limit} parts, such as sheets and pictures. Copy only the rows with people into a new spreadsheet and upload that.',
  unpacks_too_large:
    'This workbook is far larger inside than a list of people. Copy only the rows with people into a new spreadsheet and upload that.',
  unsafe_archive:
    'This workbook is put together in a way that no spreadsheet program does. Copy the rows with people into a new spreadsheet and upload that.',
  nul_character:
    'Line {line} has a character that no text has. Save the list as .xlsx in your spreadsheet program and upload that.',
  broken_quotes:
    'A quotation mark in line {line} is never closed, or stands where none can be. Mend that line, or save the list as .xlsx, and upload it again.',
  wrong_encoding: 'This file does not use the characters that you chose. Choose another encoding.',
  unknown_sheet: 'There is no sheet called “{sheet}” in this file. Choose another one.',
  no_header: 'There is nothing in row {row}, where the headings should be. Choose another row.',
  no_rows: 'There is nobody in this file yet. Fill in a row for each person and upload it again.',
  too_many_rows:
    'This file has more than {limit} people. Split it into several files and upload one after the other.',
  far_cell:
    'Something stands far to the right of the list, in cell {cell}. Delete it, or copy the list into a new spreadsheet, and upload that.',
  too_much_text:
    'This file has far more text than a list of people. Keep only the columns that you need and upload it again.',
  took_too_long:
    'Reading this file took more than {limit} seconds and was stopped. Copy only the rows with people into a new spreadsheet and upload that.',
  too_much_memory:
    'This file is too complicated to be read. Copy only the rows with people into a new spreadsheet, save it as .xlsx and upload that.',
}

const es: Sentences = {
  empty_file: 'El archivo está vacío. Guarde de nuevo su lista y vuelva a subirla.',
  file_too_large:
    'El archivo supera los {limit} MB. Copie solo las filas con personas en una hoja de cálculo nueva y súbala.',
  unknown_extension:
    'El nombre del archivo no termina como el de una hoja de cálculo. Suba un archivo que termine en .xlsx, .xls, .ods, .csv o .txt.',
  unknown_content:
    'El archivo no es una hoja de cálculo, aunque su nombre lo diga. Abra su lista en el programa de hojas de cálculo, guárdela como .xlsx y súbala.',
  program:
    'El archivo es un programa y no una hoja de cálculo. No se ha abierto. Compruebe de dónde procede.',
  pdf: 'El archivo es un PDF. Suba la hoja de cálculo de la que procede, o la lista guardada como .xlsx o .csv.',
  picture: 'El archivo es una imagen. Suba la propia lista, guardada como .xlsx o .csv.',
  text_document:
    'El archivo es un documento de texto. Copie la lista en una hoja de cálculo, guárdela como .xlsx y súbala.',
  presentation:
    'El archivo es una presentación. Copie la lista en una hoja de cálculo, guárdela como .xlsx y súbala.',
  archive: 'El archivo es un archivo comprimido. Descomprímalo y suba la hoja de cálculo que contiene.',
  web_page:
    'El archivo es una página web con nombre de hoja de cálculo. Ábralo en el programa de hojas de cálculo, guárdelo como .xlsx y súbalo.',
  xml_file:
    'El archivo es un archivo XML. Ábralo en el programa de hojas de cálculo, guárdelo como .xlsx y súbalo.',
  numbers_file:
    'El archivo se hizo con Numbers. En Numbers elija Exportar a y después Excel, y suba el archivo resultante.',
  binary_workbook: 'El archivo es un libro binario (.xlsb). Ábralo en Excel, guárdelo como .xlsx y súbalo.',
  old_workbook:
    'El archivo se hizo con un programa muy antiguo. Ábralo en Excel, guárdelo como .xlsx y súbalo.',
  macros: 'El libro tiene macros, que no se admiten. Guárdelo como .xlsx, que las deja fuera, y súbalo.',
  encrypted:
    'El archivo está protegido con contraseña. Ábralo, quítele la contraseña, guárdelo y vuelva a subirlo.',
  damaged:
    'El archivo está dañado o no llegó entero. Ábralo en el programa de hojas de cálculo, guárdelo de nuevo y vuelva a subirlo.',
  too_many_parts:
    'El libro tiene más de {limit} partes, como hojas e imágenes. Copie solo las filas con personas en una hoja de cálculo nueva y súbala.',
  unpacks_too_large:
    'El libro es por dentro mucho mayor que una lista de personas. Copie solo las filas con personas en una hoja de cálculo nueva y súbala.',
  unsafe_archive:
    'El libro está compuesto de una forma que no usa ningún programa de hojas de cálculo. Copie las filas con personas en una hoja de cálculo nueva y súbala.',
  nul_character:
    'La línea {line} tiene un carácter que ningún texto tiene. Guarde la lista como .xlsx en el programa de hojas de cálculo y súbala.',
  broken_quotes:
    'En la línea {line} hay unas comillas que no se cierran o que están donde no pueden estar. Corrija esa línea, o guarde la lista como .xlsx, y vuelva a subirla.',
  wrong_encoding: 'El archivo no usa los caracteres que ha elegido. Elija otra codificación.',
  unknown_sheet: 'En el archivo no hay ninguna hoja llamada «{sheet}». Elija otra.',
  no_header: 'No hay nada en la fila {row}, donde deberían estar los encabezados. Elija otra fila.',
  no_rows: 'En el archivo aún no hay nadie. Rellene una fila por persona y vuelva a subirlo.',
  too_many_rows:
    'El archivo tiene más de {limit} personas. Divídalo en varios archivos y súbalos uno tras otro.',
  far_cell:
    'Muy a la derecha de la lista, en la celda {cell}, hay algo. Bórrelo, o copie la lista en una hoja de cálculo nueva, y súbala.',
  too_much_text:
    'El archivo tiene mucho más texto que una lista de personas. Deje solo las columnas que necesita y vuelva a subirlo.',
  took_too_long:
    'La lectura del archivo tardó más de {limit} segundos y se detuvo. Copie solo las filas con personas en una hoja de cálculo nueva y súbala.',
  too_much_memory:
    'El archivo es demasiado complicado para leerlo. Copie solo las filas con personas en una hoja de cálculo nueva, guárdela como .xlsx y súbala.',
}

const SENTENCES = { en, es }

/** Says a fault in a sentence or two: what happened, and what to do next. */
export function sayFault(fault: ReadingFault, locale: 'en' | 'es'): string {
  return SENTENCES[locale][fault.code].replace(
    /\{(limit|line|cell|row|sheet)\}/g,
    (_, name: keyof ReadingFault) => {
      const detail = fault[name] ?? ''
      return typeof detail === 'number' ? detail.toLocaleString(locale) : detail
    },
  )
}
