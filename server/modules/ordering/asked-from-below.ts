import { declarePriceCutPayer, declarePriceCutReader } from '#campaigns'
import { declareInFlightCheck } from '#leaders'
import { reasonLeaderIsBusy } from './orders-in-flight.ts'
import { costOfPriceCut, returnPriceCut } from './return-price-cut.ts'

// Modules below cannot import this one: they ask by what is declared here.
declareInFlightCheck('ordering: orders to be handed over', reasonLeaderIsBusy)
declarePriceCutReader(costOfPriceCut)
declarePriceCutPayer(returnPriceCut)
