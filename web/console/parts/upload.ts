import { Refused, Unreachable } from '../../api/index.ts'
import { locale } from '../../i18n/index.ts'

/** Sends a picture as a form's file; answers its id. Throws Refused, Unreachable. */
export async function uploadPicture(href: string, file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file)
  let response: Response
  try {
    response = await fetch(href, { method: 'POST', body, headers: { 'accept-language': locale() } })
  } catch (error) {
    throw new Unreachable(error)
  }
  const told = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(response.status, told)
  return (told as { id: string }).id
}
