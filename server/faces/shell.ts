import type { Built } from './built.ts'

export interface Shell {
  lang: string
  /** Markup for the head: title and what else the page says of itself. */
  head: string
  /** The page's markup, where the server rendered it. */
  body?: string
  /** Markup beside the page, for until its script has drawn it. */
  waiting?: string
  /** What the page was rendered from, for the browser to take over with. */
  state?: object
  /** Attributes of <html>, as data-elder. */
  traits?: Record<string, string>
  built: Built
  /** Styles and scripts that this very page needs besides the first ones. */
  also?: { scripts: readonly string[]; styles: readonly string[] }
  manifest?: string
  nonce: string
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** The whole document of a face's page. */
export function shellOf(shell: Shell): string {
  const {
    lang,
    head,
    body = '',
    waiting = '',
    state,
    traits = {},
    built,
    also,
    manifest,
    nonce,
  } = shell
  const attributes = Object.entries(traits).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const styles = [...new Set([...built.styles, ...(also?.styles ?? [])])]
  const preloads = [...new Set([...built.imports, ...(also?.scripts ?? [])])].filter(
    (script) => script !== built.script,
  )
  return `<!doctype html>
<html lang="${lang}"${attributes.join('')}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#121713" media="(prefers-color-scheme: dark)">
<meta name="csp-nonce" content="${nonce}" nonce="${nonce}">
${head}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><link rel="apple-touch-icon" href="/assets/icon-192.png">
${manifest === undefined ? '' : `<link rel="manifest" href="${manifest}">`}
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
${preloads.map((href) => `<link rel="modulepreload" href="${href}">`).join('')}
</head><body>${body === '' ? '' : `<script nonce="${nonce}">${NOTE_TAPS}</script>`}<div id="root">${body}</div>${waiting}
${state === undefined ? '' : `<script type="application/json" id="state">${jsonInMarkup(state)}</script>`}
<script type="module" src="${built.script}"></script></body></html>`
}

// Until the page's script has come, taps on its buttons are noted; it does them once it is awake. A
// form's button is left to the browser, which can send the form by itself.
const NOTE_TAPS =
  '{const taps=[];const note=(e)=>{const b=e.target.closest?.("#root button");' +
  'if(b&&!b.form)taps.push(b)};addEventListener("click",note,true);' +
  'window.earlyTaps=()=>{removeEventListener("click",note,true);return taps.splice(0)}}'

// "</script>" and "<!--" would end the block early.
const jsonInMarkup = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c')
