/** What the page at the door looks like, on top of the style of all pages. */
export const LANDING_STYLE = `
.en { color: var(--soft); font-size: .86em; font-weight: 400 }
.head { padding-top: 8px }
.head h1 { font-size: 40px; letter-spacing: -.01em } .head h1 span { color: var(--leaf) }
.lead { font-size: 18px } .pills { display: flex; flex-wrap: wrap; gap: 8px }
.pill { border: 1px solid var(--line); background: var(--card); border-radius: 999px;
  padding: 3px 12px; font-size: 14px } .pill.go { color: var(--leaf); font-weight: 600 }
.banner { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center;
  justify-content: space-between; background: var(--banner); color: #fff; border-radius: 16px;
  padding: 20px 22px; margin: 16px 0 0 }
.banner h2 { margin: 0 0 6px; font-size: 17px; font-weight: 600 } .banner p { margin: 0 }
.banner .en { color: #e4f1e9 } .banner .what { font-size: 24px; font-weight: 700; line-height: 1.3 }
.banner .counts { margin-top: 10px; font-size: 15px }
.banner .left { background: #ffffff24; border-radius: 14px; padding: 10px 18px; text-align: center }
.banner .left b { display: block; font-size: 20px; font-variant-numeric: tabular-nums }
.banner .left span { font-size: 14px; color: #e4f1e9 }
.banner.quiet { background: var(--card); color: var(--ink); border: 1px solid var(--line) }
.banner.quiet .en { color: var(--soft) }
.goods, .rows, .people, .doors { list-style: none; margin: 0; padding: 0 }
.goods { display: grid; grid-template-columns: repeat(auto-fill, minmax(148px, 1fr)); gap: 12px }
.goods li { background: var(--card); border: 1px solid var(--line); border-radius: 16px;
  overflow: hidden }
.goods img { display: block; width: 100%; height: auto; aspect-ratio: 1 }
.goods div { padding: 10px 12px 12px } .goods div > * { display: block }
.goods .pack { color: var(--soft); font-size: 14px }
.goods .price { color: var(--tomato); font-weight: 800; font-size: 18px; margin-top: 4px;
  font-variant-numeric: tabular-nums }
.goods s { color: var(--soft); font-size: 13px; font-weight: 400 } .goods small { font-weight: 600 }
.rows, .people { background: var(--card); border: 1px solid var(--line); border-radius: 16px;
  overflow: hidden }
.rows li { padding: 12px 16px; border-bottom: 1px solid var(--line) }
.rows .when { display: block; font-size: 15px }
.people { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr)) }
.people li { display: flex; gap: 6px 16px; justify-content: space-between;
  padding: 11px 16px; border-bottom: 1px solid var(--line) }
.people li > div { min-width: 0 } .people b { margin-right: 8px }
.people li > div:first-child > * { display: block } .people li > div:first-child > b { margin: 0 }
.people li > div:last-child { margin-left: auto; text-align: right; flex: none }
.people code { white-space: nowrap; font-size: 14px } .people li > div:last-child .en { display: block }
.rows li:last-child, .people li:last-child { border-bottom: 0 }
.doors { display: flex; flex-wrap: wrap; gap: 10px }
.doors a { display: inline-block; min-height: 44px; padding: 10px 18px; border-radius: 999px;
  background: var(--card); border: 1px solid var(--line); text-decoration: none; font-weight: 600 }
.doors a:hover { background: var(--wash) }
@media (max-width: 560px) {
  .goods { grid-template-columns: 1fr 1fr }
  .people li { display: block } .people li > div:last-child { margin: 6px 0 0; text-align: left }
  .people li > div:last-child .en { display: inline; margin-left: 8px }
  .banner .left { width: 100% }
}
`
