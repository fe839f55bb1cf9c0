import type { Locale } from '#platform/i18n'

const WORDS: Record<Locale, { opening: string; withoutScript: string }> = {
  'zh-CN': { opening: '正在打开…', withoutScript: '这个页面需要浏览器打开 JavaScript。' },
  en: { opening: 'Opening…', withoutScript: 'This page needs JavaScript to be on in the browser.' },
  es: { opening: 'Abriendo…', withoutScript: 'Esta página necesita JavaScript en el navegador.' },
}

/** What a desk shows until its script has drawn something; `desk.css` puts it away then. */
export function waitingMark(locale: Locale): string {
  const { opening, withoutScript } = WORDS[locale]
  return (
    `<div class="desk-waiting"><strong>邻里 Linli</strong><p role="status">${opening}</p>` +
    `<noscript><p>${withoutScript}</p></noscript></div>`
  )
}
