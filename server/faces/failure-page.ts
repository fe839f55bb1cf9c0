import type { Locale } from '#platform/i18n'
import type { Built } from './built.ts'
import { escaped } from './shell.ts'

const WORDS: Record<Locale, { title: string; text: string; again: string; told: string }> = {
  'zh-CN': {
    title: '这一页没能打开',
    text: '是我们这边出了问题，不是您的。请过一会儿再试。',
    again: '再试一次',
    told: '报修时请说这个编号',
  },
  en: {
    title: 'This page could not be opened',
    text: 'The fault is ours, not yours. Please try again in a moment.',
    again: 'Try again',
    told: 'When you report it, mention this number',
  },
  es: {
    title: 'No se ha podido abrir esta página',
    text: 'El fallo es nuestro, no tuyo. Inténtalo de nuevo en un momento.',
    again: 'Reintentar',
    told: 'Si lo comunicas, menciona este número',
  },
}

interface Failure {
  lang: Locale
  built: Built
  nonce: string
  requestId: string
}

/** What a reader sees when rendering failed: the shop's dress, without script. */
export function failurePage({ lang, built, nonce, requestId }: Failure): string {
  const words = WORDS[lang]
  const styles = built.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title} · 邻里 Linli</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">${styles}
<style nonce="${nonce}">main{display:grid;place-items:center;min-height:90dvh}</style></head>
<body><main><div class="ui-state">
<h1 class="ui-state-title">${words.title}</h1><p class="ui-state-text">${words.text}</p>
<a class="ui-button ui-button-main" href="">${words.again}</a>
<p class="ui-state-text">${words.told}: <code>${escaped(requestId)}</code></p>
</div></main></body></html>`
}
