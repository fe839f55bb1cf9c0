import { join } from 'node:path'
import { project } from './steps.ts'

const SAID = join(project, 'web/i18n/said.ts')

const IN_ONE_LANGUAGE =
  /const (?<name>\w+) = \/\*\* @type [^\n]*? \*\/ (?<said>\([^)]*\) => \{[\s\S]*?\n\};)/g
const CHOICE = /\nexport const (?<key>\w+) = \((?:inputs)[\s\S]*?\n\};?\s*$/
const LANGUAGES = [/if \(locale === "zh-CN"\) return (\w+)/, /if \(locale === "en"\) return (\w+)/]
const OTHERWISE = /\n\treturn (\w+)\(inputs\)/
const PLAIN = /^\(\) => \{\s*return (`[^`$]*`)\s*\};$/

/**
 * A compiled message without what each of them repeats: its name as a text, told to nobody, and the
 * choice of its language.
 * @throws Error where it looks otherwise than the compiler wrote it until now: kept as it is, it would
 *   ask the compiler's own runtime for the language, which no longer knows it
 */
export function shortenMessage(code: string): string {
  const choice = CHOICE.exec(code)
  const names = [...LANGUAGES, OTHERWISE].map((each) => each.exec(choice?.[0] ?? '')?.[1])
  const inLanguages = new Map(
    [...code.matchAll(IN_ONE_LANGUAGE)].map(({ groups }) => [groups!.name, groups!.said!]),
  )
  const each = names.map((name) => inLanguages.get(name))
  if (choice === null || each.some((said) => said === undefined)) {
    throw new Error(`not a message as the compiler writes it:\n${code}`)
  }
  const texts = each.map((said) => PLAIN.exec(said!)?.[1] ?? said!.replace(/;$/, ''))
  const registry = code.includes('registry.plural')
    ? "import * as registry from '../registry.js'\n"
    : ''
  return `${registry}import { said } from '${SAID}'
export const ${choice.groups!.key} = /* @__PURE__ */ said(${texts.join(', ')})
`
}
