import { formatMoney } from '#platform/money'
import type { DemoPerson } from '../faces/installation.ts'
import type { LandingGoods, LandingWindow } from './landing-queries.ts'
import {
  cutoffWords,
  openingWords,
  pickupWords,
  timeLeftWords,
  type Words,
} from './landing-words.ts'
import { html, page } from './page.ts'

export interface LandingContents {
  kind: string
  version: string
  demoPeople: readonly DemoPerson[]
  windows: readonly LandingWindow[]
  /** Of the first window that is open. */
  goods: readonly LandingGoods[]
}

/** The page at the door, Chinese first with English beside. */
export function landingPage(contents: LandingContents): string {
  const { windows, goods, demoPeople } = contents
  const open = windows.filter(({ opensAt, at }) => opensAt <= at)
  const next = windows.filter(({ opensAt, at }) => opensAt > at)
  return page(
    '今天 Today',
    html`${head(contents)}
${open.length === 0 ? nothingOpen() : open.map(openWindow)}
${goods.length === 0 ? '' : shelf(goods)}
${next.length === 0 ? '' : nextWindows(next)}
${demoPeople.length === 0 ? '' : people(demoPeople)}
${doors()}`,
    'zh-CN',
  )
}

const both = ([zh, en]: Words) => html`${zh} <span class="en" lang="en">${en}</span>`

const heading = (words: Words) => html`<h2>${both(words)}</h2>`

const KINDS: Record<string, Words> = {
  demo: ['演示', 'demo'],
  production: ['正式', 'production'],
  replay: ['回放', 'replay'],
  test: ['测试', 'test'],
}

const head = ({ kind, version }: LandingContents) => html`<header class="head">
<h1>邻里 <span lang="en">Linli</span></h1>
<p class="lead">今天下单，邻居家门口，明天取货。<br>
<span class="en" lang="en">Order today, fetch it tomorrow, next door.</span></p>
<p class="pills"><span class="pill go">${both(['运行中', 'running'])}</span>
<span class="pill">${both(KINDS[kind] ?? [kind, ''])}</span>
<span class="pill" lang="en">${version}</span></p>
</header>`

const nothingOpen = () =>
  html`<p class="banner quiet">${both(['现在没有开着的团期。', 'No window is open at the moment.'])}</p>`

function openWindow(window: LandingWindow) {
  const [leftZh, leftEn] = timeLeftWords(window)
  const [cutoff, pickup] = [cutoffWords(window), pickupWords(window)]
  return html`<section class="banner">
<div><h2>${window.region} · ${window.name} <span class="en" lang="en">${window.nameEn}</span></h2>
<p class="what">${cutoff[0]}，${pickup[0]}</p>
<p class="en" lang="en">${cutoff[1]}, ${pickup[1]}</p>
<p class="counts">${both([`${window.offers} 种商品`, `${window.offers} goods`])} ·
${both([`${window.communities} 个小区`, `${window.communities} communities`])} ·
${both([`${window.orders} 单`, `${window.orders} ordered`])}</p></div>
<p class="left"><b>${leftZh}</b><span lang="en">${leftEn}</span></p></section>`
}

const shelf = (goods: readonly LandingGoods[]) => html`${heading(['今天卖什么', 'On offer'])}
<ul class="goods">${goods.map(goodsCard)}</ul>`

function goodsCard(goods: LandingGoods) {
  const money = (minor: number) => formatMoney(minor, goods.currency, 'zh-CN')
  const usual = goods.usualMinor > goods.priceMinor ? html` <s>${money(goods.usualMinor)}</s>` : ''
  return html`<li><img src="/api/v1/regions/operator/pictures/${goods.pictureId}?w=480" alt=""
width="480" height="480" loading="lazy"><div><b>${goods.name}</b>
<span class="en" lang="en">${goods.nameEn}</span><span class="pack">${goods.pack}</span>
<span class="price">${money(goods.priceMinor)}${goods.isWeighed ? html`<small>/kg</small>` : ''}${usual}</span></div></li>`
}

const nextWindows = (windows: readonly LandingWindow[]) => html`${heading(['接下来', 'Next'])}
<ul class="rows">${windows.map(
  (window) => html`<li><b>${window.name}</b> <span class="en" lang="en">${window.nameEn}</span>
<span class="when">${both(openingWords(window))} · ${both(pickupWords(window))}</span></li>`,
)}</ul>`

const people = (list: readonly DemoPerson[]) => html`${heading(['谁可以登录', 'Who can sign in'])}
<p class="soft">演示里的人。手机验证码显示在要验证码的地方，也在日志里。
<span class="en" lang="en">People of the demo. Codes for phones are shown where they are asked for, and in the log.</span></p>
<ul class="people">${list.map(personRow)}</ul>`

function personRow({ name, who, signIn }: DemoPerson) {
  const [zh, en] = halves(who, ' · ')
  const isPassword = signIn.includes(' · ')
  const [login, rest] = halves(signIn, isPassword ? ' · ' : ', ')
  return html`<li><div><b>${name}</b><span>${zh}</span><span class="en" lang="en">${en}</span></div>
<div><code>${login}</code><span class="en">${isPassword ? html`<code>${rest}</code>` : rest}</span></div></li>`
}

function halves(text: string, between: string): [string, string] {
  const at = text.indexOf(between)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + between.length)]
}

const doors = () => html`${heading(['给开发和运维', 'For developers and operators'])}
<ul class="doors">
<li><a href="/api/docs">${both(['接口文档', 'API reader'])}</a></li>
<li><a href="/api/openapi.json" lang="en">OpenAPI 3.1</a></li>
<li><a href="/health/ready">${both(['健康', 'Health'])}</a></li>
<li><a href="/metrics">${both(['指标', 'Metrics'])}</a></li>
</ul>`
