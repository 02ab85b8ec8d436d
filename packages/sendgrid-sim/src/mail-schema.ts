// What SendGrid documents of the shape of a mail, as JSON Schema. It is stricter in one thing than the real service: a property
// that nobody knows is refused, so that a misspelt one is found here and not by a recipient.

const bool = { type: 'boolean' }
const text = { type: 'string' }
const someText = { type: 'string', minLength: 1 }
const integer = { type: 'integer' }
const texts = { type: 'object', additionalProperties: text }

function exactly(properties: Record<string, object>, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false }
}

function listOf(items: object, maxItems: number, rest: object = {}) {
  return { type: 'array', items, maxItems, ...rest }
}

const address = exactly({ email: { type: 'string', format: 'email' }, name: text }, ['email'])
const addresses = listOf(address, 1000)
const toggle = exactly({ enable: bool })

const personalization = exactly(
  {
    from: address,
    to: { ...addresses, minItems: 1 },
    cc: addresses,
    bcc: addresses,
    subject: someText,
    headers: texts,
    substitutions: texts,
    custom_args: texts,
    dynamic_template_data: { type: 'object' },
    send_at: integer,
  },
  ['to'],
)

const attachment = exactly(
  {
    content: someText,
    type: someText,
    filename: text,
    disposition: { enum: ['inline', 'attachment'] },
    content_id: text,
  },
  ['content', 'filename'],
)

const mailSettings = exactly({
  bypass_list_management: toggle,
  bypass_spam_management: toggle,
  bypass_bounce_management: toggle,
  bypass_unsubscribe_management: toggle,
  footer: exactly({ enable: bool, text, html: text }),
  sandbox_mode: toggle,
})

const trackingSettings = exactly({
  click_tracking: exactly({ enable: bool, enable_text: bool }),
  open_tracking: exactly({ enable: bool, substitution_tag: text }),
  subscription_tracking: exactly({ enable: bool, text, html: text, substitution_tag: text }),
  ganalytics: exactly({
    enable: bool,
    utm_source: text,
    utm_medium: text,
    utm_term: text,
    utm_content: text,
    utm_campaign: text,
  }),
})

export const MAIL_SCHEMA = exactly(
  {
    personalizations: listOf(personalization, 1000, { minItems: 1 }),
    from: address,
    reply_to: address,
    reply_to_list: listOf(address, 1000, { uniqueItems: true }),
    subject: someText,
    content: listOf(exactly({ type: someText, value: someText }, ['type', 'value']), 100),
    attachments: listOf(attachment, 1000),
    template_id: text,
    sections: texts,
    headers: texts,
    categories: listOf({ type: 'string', maxLength: 255 }, 10, { uniqueItems: true }),
    custom_args: texts,
    send_at: integer,
    batch_id: text,
    asm: exactly({ group_id: integer, groups_to_display: listOf(integer, 25) }, ['group_id']),
    ip_pool_name: { type: 'string', minLength: 2, maxLength: 64 },
    mail_settings: mailSettings,
    tracking_settings: trackingSettings,
  },
  ['personalizations', 'from'],
)
