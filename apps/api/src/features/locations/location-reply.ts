import type { LocationDto } from '@rollcall/contract'
import { anId, aText, aTime, dto, pageOf } from '../../core/replies.ts'

export const locationReply = dto<LocationDto>({ id: anId(), name: aText(), createdAt: aTime() }, 'Location')

export const locationsReply = pageOf(locationReply)
