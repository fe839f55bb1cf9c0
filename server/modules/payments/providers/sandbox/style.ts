/** The pay page's look, in the hand of the shop; a route of its own, as the page allows no other. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --card: #fff; --ink: #1d2a21; --soft: #5d6b61; --line: #e9e6dc;
  --leaf: #1f7a4d; --deep: #0f5132; --wash: #e7f3ea; --tomato: #c8371e; --on-leaf: #fff;
  --sun: #8a5a12; --sun-wash: #fdf3dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121713; --card: #1b221d; --ink: #edf2ee; --soft: #a9b5ac; --line: #2e3831;
    --leaf: #5cc08c; --deep: #8fd9b2; --wash: #1c3427; --tomato: #ff8a73; --on-leaf: #0c1a12;
    --sun: #f0c674; --sun-wash: #33291a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 24px 16px; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main {
  max-width: 420px; margin: 0 auto; padding: 24px 20px; background: var(--card);
  border: 1px solid var(--line); border-radius: 16px; text-align: center;
}
.till {
  display: inline-block; margin: 0 0 16px; padding: 4px 12px; border-radius: 999px;
  background: var(--sun-wash); color: var(--sun); font-size: 14px; font-weight: 600;
}
h1 { margin: 0; font-size: 20px; }
.what { margin: 4px 0 0; color: var(--soft); overflow-wrap: anywhere; }
.amount {
  margin: 16px 0 24px; color: var(--tomato); font-size: 44px; font-weight: 800; line-height: 1.1;
  font-variant-numeric: tabular-nums;
}
form { margin: 0 0 12px; }
button, a.go {
  display: block; width: 100%; min-height: 56px; padding: 14px 20px; border-radius: 999px;
  border: 0; font: inherit; font-size: 18px; font-weight: 700; text-decoration: none;
  cursor: pointer;
}
.go { background: var(--leaf); color: var(--on-leaf); }
.no { background: transparent; color: var(--ink); border: 1px solid var(--line); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--deep); outline-offset: 3px; }
.until { margin: 12px 0 0; color: var(--soft); font-size: 14px; }
.state { margin: 0 0 20px; padding: 12px; border-radius: 14px; font-weight: 700; }
.state.paid { background: var(--wash); color: var(--deep); }
.state.closed { background: var(--sun-wash); color: var(--sun); }
`
