import { demoPeople } from '../../demo/people.ts'

/** Prints who can sign in to the demo, and how. */
export function printDemoPeople(): void {
  const people = demoPeople()
  const names = widest(people.map(({ name }) => name))
  const logins = widest(people.map(({ signIn }) => signIn))
  console.log('\nWho can sign in to the demo:')
  for (const { name, who, signIn } of people) {
    console.log(`  ${padded(name, names)}  ${padded(signIn, logins)}  ${who}`)
  }
  console.log('')
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(columnsOf))

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(columns - columnsOf(text))

/** How many columns of a terminal a text takes: Chinese signs take two. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(sign) ? 2 : 1), 0)
