/** A body of `POST /v3/mail/send` that has passed the check: the parts that the simulator works with. */
export interface MailRequest {
  from: Address
  reply_to?: Address
  subject?: string
  content?: { type: string; value: string }[]
  template_id?: string
  personalizations: Personalization[]
  headers?: Record<string, string>
  categories?: string[]
  custom_args?: Record<string, string>
  send_at?: number
  mail_settings?: { sandbox_mode?: { enable?: boolean } }
}

export interface Address {
  email: string
  name?: string
}

export interface Personalization {
  from?: Address
  to: Address[]
  cc?: Address[]
  bcc?: Address[]
  subject?: string
  headers?: Record<string, string>
  substitutions?: Record<string, string>
  custom_args?: Record<string, string>
  send_at?: number
}

/** One thing that is wrong with a request, as SendGrid says it: `field` is the way to it, such as `personalizations.37.to.0.email`. */
export interface Fault {
  message: string
  field: string | null
}
