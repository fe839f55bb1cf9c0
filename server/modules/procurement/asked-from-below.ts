import { declareClosedDayReader } from '#campaigns'
import { communitiesTooLate } from './days-still-sold.ts'

// Modules below cannot import this one: they ask by what is declared here.
declareClosedDayReader(communitiesTooLate)
