import type { Db } from '#platform/db'
import type { Api } from '../calls/api.ts'
import type { LogPrices } from './prices.ts'
import type { ReplayRules } from './rules.ts'
import type { LogSurvey } from './survey.ts'

export interface SetUp {
  db: Db
  api: Api
  survey: LogSurvey
  prices: LogPrices
  rules: ReplayRules
}
