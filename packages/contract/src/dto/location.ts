export interface LocationDto {
  id: string
  name: string
  createdAt: string
}

export interface LocationBody {
  name: string
}
