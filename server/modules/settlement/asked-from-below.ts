import { declareInFlightCheck } from '#leaders'
import { reasonLeaderOwes } from './leader-cash.ts'

// Modules below cannot import this one: they ask by what is declared here.
declareInFlightCheck('settlement: cash that is owed', reasonLeaderOwes)
