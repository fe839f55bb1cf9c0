/** Text that is markup already, so that html`` does not escape it again. */
class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | string | number | readonly Part[]

/** Markup with every value in it escaped, but what is markup itself. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = literals[0]!
  for (const [at, part] of parts.entries()) text += textOf(part) + literals[at + 1]!
  return new Markup(text)
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(textOf).join('')
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A whole page in the plain style of the server's own pages. */
export function page(title: string, body: Markup, lang = 'en'): string {
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Linli 邻里</title><link rel="stylesheet" href="/pages.css"></head>
<body><main>${body}</main></body></html>`.text
}

/** The style of the server's own pages: the look's paper, ink and leaf. */
export const PAGE_STYLE = `:root { color-scheme: light dark; --paper: #fbfaf6; --card: #fff; --ink: #1d2a21;
  --soft: #5d6b61; --line: #e9e6dc; --leaf: #1f7a4d; --banner: #1f7a4d; --wash: #e7f3ea;
  --tomato: #c8371e }
@media (prefers-color-scheme: dark) { :root { --paper: #141a16; --card: #1c241f; --ink: #eef2ee;
  --soft: #a9b5ac; --line: #2c362f; --leaf: #6cc795; --banner: #14522f; --wash: #1f3428;
  --tomato: #ff8f78 } }
* { box-sizing: border-box }
body { margin: 0; background: linear-gradient(var(--wash), var(--paper) 220px) no-repeat var(--paper); color: var(--ink); font: 16px/1.5 system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif }
main { max-width: 960px; margin: 0 auto; padding: 32px 16px 64px }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 8px } h2 { font-size: 20px; margin: 32px 0 12px }
p { margin: 0 0 12px; max-width: 68ch } .soft { color: var(--soft) }
a { color: var(--leaf) } code { font-size: .92em; background: var(--wash); padding: 1px 5px; border-radius: 5px }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 12px; margin: 16px 0 }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 16px }
.card b { display: block; font-size: 24px; font-variant-numeric: tabular-nums }
.table { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 16px }
table { border-collapse: collapse; width: 100%; background: var(--card) }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 14px }
th, td { padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child td { border-bottom: 0 } tr:target { background: var(--wash) }
.open { color: var(--leaf); font-weight: 600 }
`
