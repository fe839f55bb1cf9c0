import { formatMoney } from '#platform/money'
import type { ChargeState } from './charges.ts'
import type { Charge } from './queries/charges.ts'

type Language = 'zh-CN' | 'en' | 'es'

interface Words {
  title: string
  sandbox: string
  pay: string
  refuse: string
  within(time: string): string
  paid: string
  closed: string
  back: string
}

const WORDS: Record<Language, Words> = {
  'zh-CN': {
    title: '确认付款',
    sandbox: '沙盒收银台 · 不会动用真钱',
    pay: '付款',
    refuse: '不付了',
    within: (time) => `请在${time}内付款`,
    paid: '已付款',
    closed: '这笔付款已关闭，没有扣款',
    back: '回到邻里',
  },
  en: {
    title: 'Confirm the payment',
    sandbox: 'Sandbox till · no real money moves',
    pay: 'Pay',
    refuse: 'Refuse',
    within: (time) => `Pay within ${time}`,
    paid: 'Paid',
    closed: 'This payment is closed; nothing was taken',
    back: 'Back to Linli',
  },
  es: {
    title: 'Confirma el pago',
    sandbox: 'Caja de pruebas · no se mueve dinero real',
    pay: 'Pagar',
    refuse: 'Rechazar',
    within: (time) => `Paga en ${time}`,
    paid: 'Pagado',
    closed: 'Este pago está cerrado; no se cobró nada',
    back: 'Volver a Linli',
  },
}

/** The page on which a payer pays or refuses; forms only, so that it needs no script. */
export function payPage(charge: Charge, state: ChargeState, language: Language, now: Date): string {
  const words = WORDS[language]
  const amount = formatMoney(charge.amountMinor, charge.currency, language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(words.title)} ${escaped(amount)}</title>
<link rel="stylesheet" href="/sandbox/style.css">
</head>
<body>
<main>
<p class="till">${escaped(words.sandbox)}</p>
<h1>${escaped(words.title)}</h1>
<p class="what">${escaped(charge.description)}</p>
<p class="amount">${escaped(amount)}</p>
${state === 'waiting' ? forms(charge, words, language, now) : result(charge, state, words)}
</main>
</body>
</html>
`
}

function forms(charge: Charge, words: Words, language: Language, now: Date): string {
  const end = charge.expiresAt
  // Minutes, since whose clock and time zone the payer goes by is not known here.
  const minutes = Math.max(1, Math.floor((end.getTime() - now.getTime()) / 60_000))
  const time = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  }).format(minutes)
  const address = `/sandbox/pay/${charge.id}`
  return `<form method="post" action="${address}/payment"><button class="go">${escaped(words.pay)} ${escaped(formatMoney(charge.amountMinor, charge.currency, language))}</button></form>
<form method="post" action="${address}/refusal"><button class="no">${escaped(words.refuse)}</button></form>
<p class="until"><time datetime="${end.toISOString()}">${escaped(words.within(time))}</time></p>`
}

const result = (charge: Charge, state: ChargeState, words: Words): string =>
  `<p class="state ${state}" role="status">${escaped(state === 'paid' ? words.paid : words.closed)}</p>
<a class="go" href="${escaped(charge.returnUrl)}">${escaped(words.back)}</a>`

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
