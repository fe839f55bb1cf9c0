import type { Files } from '#platform/files'
import type { Task } from '#platform/jobs'
import { fileRemoval } from './erase-pictures.ts'

export { addPicture, type NewPicture } from './add-picture.ts'
export { checkOwnPictures, type GivenPictures } from './check-own-pictures.ts'
export { erasePictures } from './erase-pictures.ts'
export type { Purpose } from './purposes.ts'
export { listPictures, type Picture } from './queries.ts'
export { mediaRoutes } from './routes.ts'
export { type Concerned, declareConcernedFinder } from './shown-with.ts'
export { mediaSubscriptions } from './subscriptions.ts'

/** The jobs of this module. */
export const mediaTasks = (files: Files): Task[] => [fileRemoval(files)]
