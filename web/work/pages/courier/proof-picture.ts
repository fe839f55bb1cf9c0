import { addProofPicture, upload } from '../../../api/index.ts'

/** Sends a picture or a signature as proof. */
export const sendProof = (
  region: string,
  picture: Blob,
): Promise<{ id: string; address: string }> => upload(addProofPicture, { region }, picture)
