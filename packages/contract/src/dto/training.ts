/** A course of the catalogue. Its exact title is its name. */
export interface TrainingDto {
  id: string
  title: string
  description: string
  minutes: number
}

/** A course of the catalogue as this organization sees it. */
export interface CatalogueTrainingDto extends TrainingDto {
  offered: boolean
}

export interface CatalogueQuery {
  q?: string
}

export interface AddTrainingsBody {
  trainingIds: string[]
}
