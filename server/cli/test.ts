import { runTests } from '../../scripts/test.ts'

export async function run(): Promise<number> {
  return await runTests()
}
