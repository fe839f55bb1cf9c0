import { type Operation, send } from './operation.ts'

/** Sends one picture to an operation that takes multipart/form-data in its field “file”. */
export function upload<Params, Reply>(
  operation: Operation<Params, undefined, Reply>,
  params: Params,
  file: Blob,
): Promise<Reply> {
  const form = new FormData()
  form.set('file', file)
  return send<Reply>('POST', operation.href(params), form, {})
}
