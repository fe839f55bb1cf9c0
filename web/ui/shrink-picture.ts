/** The longer side that a claim's picture is drawn at: enough to see a spot on a leaf. */
const MOST_PIXELS = 1600
const QUALITY = 0.82

/**
 * Draws a photograph smaller before it is sent: a phone's camera gives many megabytes, a village's
 * network takes few. What the browser cannot read is sent as it is, and the server says why not.
 */
export async function shrinkPicture(file: File): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((done) =>
      canvas.toBlob(done, 'image/jpeg', QUALITY),
    )
    return drawn !== null && drawn.size < file.size ? drawn : file
  } catch {
    return file
  }
}
