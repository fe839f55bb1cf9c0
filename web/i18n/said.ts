import { locale } from './locale.ts'

type Said = string | ((inputs: object) => string)

/** A message in the page's language: the build makes each of them of this. */
export function said(chinese: Said, english: Said, spanish: Said): (inputs: object) => string {
  return (inputs) => {
    const tag = locale()
    const text = tag === 'zh-CN' ? chinese : tag === 'en' ? english : spanish
    return typeof text === 'string' ? text : text(inputs)
  }
}
