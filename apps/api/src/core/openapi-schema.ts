import type { Schema } from 'joi'

/** A piece of JSON Schema (2020-12). */
export type JsonSchema = Record<string, unknown>

/** Schemas that have a name, by it: what `#/components/schemas/…` refers to. */
export type NamedSchemas = Record<string, JsonSchema>

/** Begins the description of a schema that has a name: Joi's JSON Schema has no other place for one. */
const NAME_MARK = 'schema:'

/** The description that gives a schema its name in the document. */
export function nameOf(name: string): string {
  return `${NAME_MARK}${name}`
}

/**
 * What Joi says of a schema as JSON Schema, put right where it says too little, and with what has a name moved to `named`. Rules
 * of our own (`custom`) have no form in JSON Schema: their schemas say in their description what they ask for.
 */
export function toJsonSchema(schema: Schema, named: NamedSchemas): JsonSchema {
  const mended = mend(schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' }), named)
  return isObject(mended) ? mended : {}
}

function mend(node: unknown, named: NamedSchemas): unknown {
  if (Array.isArray(node)) return node.map((child) => mend(child, named))
  if (!isObject(node)) return node
  const mended: JsonSchema = {}
  for (const [key, value] of Object.entries(node)) mended[key] = mend(value, named)
  return moveNamed(allowNull(openPattern(dropPlain(mended))), named)
}

/** What has a format is not empty anyway. */
function dropPlain(node: JsonSchema): JsonSchema {
  const { minLength, ...rest } = node
  return minLength === 1 && rest.format !== undefined ? rest : node
}

/** A list of values that may also be null has to name it. */
function allowNull(node: JsonSchema): JsonSchema {
  const { type, enum: values } = node
  if (!Array.isArray(values) || !Array.isArray(type) || !type.includes('null')) return node
  return { ...node, enum: [...values, null] }
}

/** Keys of a form that JSON Schema has no word for: any key, all with the same kind of value. */
function openPattern(node: JsonSchema): JsonSchema {
  const { patternProperties, ...rest } = node
  if (!isObject(patternProperties)) return node
  const ofAny = patternProperties['.*']
  return ofAny === undefined ? node : { ...rest, additionalProperties: ofAny }
}

function moveNamed(node: JsonSchema, named: NamedSchemas): JsonSchema {
  const { description, ...rest } = node
  if (typeof description !== 'string' || !description.startsWith(NAME_MARK)) return node
  const name = description.slice(NAME_MARK.length)
  const isNullable = Array.isArray(rest.type) && rest.type.includes('null')
  named[name] = isNullable ? { ...rest, type: 'object' } : rest
  const reference = { $ref: `#/components/schemas/${name}` }
  return isNullable ? { anyOf: [reference, { type: 'null' }] } : reference
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
