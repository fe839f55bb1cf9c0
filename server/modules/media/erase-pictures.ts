import type { Tx } from '#platform/db'
import type { Files } from '#platform/files'
import { addJob, type Task } from '#platform/jobs'
import { fileKeys } from './picture-files.ts'
import { updateErased, updateErasedOf } from './queries.ts'

const REMOVE_FILES = 'remove-picture-files'

/** Erases pictures; nobody sees them any more, and their files are removed by a job. */
export async function erasePictures(
  tx: Tx,
  erasing: { regionId: string; pictureIds: readonly string[]; by: string | null; at: Date },
): Promise<void> {
  const { regionId } = erasing
  await removeFiles(
    tx,
    (await updateErased(tx, erasing)).map((id) => ({ regionId, id })),
  )
}

/** Erases a person's own pictures, claim and profile, in every region. */
export async function erasePicturesOf(
  tx: Tx,
  erasing: { personId: string; by: string | null; at: Date },
): Promise<void> {
  await removeFiles(tx, await updateErasedOf(tx, erasing))
}

type Erased = { regionId: string; id: string }

async function removeFiles(tx: Tx, pictures: readonly Erased[]): Promise<void> {
  if (pictures.length === 0) return
  await addJob(tx, { task: REMOVE_FILES, payload: { pictures } })
}

/** The job that removes the files of erased pictures; it may run twice. */
export const fileRemoval = (files: Files): Task => ({
  name: REMOVE_FILES,
  work: async ({ pictures }) => {
    for (const { regionId, id } of pictures as Erased[]) await files.remove(fileKeys(regionId, id))
  },
})
