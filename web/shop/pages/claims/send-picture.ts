import { addClaimPicture } from '../../../api/index.ts'
import { upload } from '../../../api/upload.ts'
import { shrinkPicture } from '../../../ui/shrink-picture.ts'

/** Shrinks a picture and sends it; its id goes into the claim. */
export const sendPicture = async (region: string, file: File) =>
  upload(addClaimPicture, { region }, await shrinkPicture(file))
