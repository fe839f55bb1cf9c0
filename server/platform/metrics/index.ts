import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads at /metrics. */
export const metrics = new Registry()

collectDefaultMetrics({ register: metrics })

export const callSeconds = new Histogram({
  name: 'linli_call_seconds',
  help: 'Time to answer a call, by operation and status class.',
  labelNames: ['operation', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
})

export const ordersPlaced = new Counter({
  name: 'linli_orders_placed_total',
  help: 'Orders placed.',
  labelNames: ['region'],
  registers: [metrics],
})

export const ordersRefused = new Counter({
  name: 'linli_orders_refused_total',
  help: 'Checkouts refused, by code.',
  labelNames: ['code'],
  registers: [metrics],
})

export const laneWaiting = new Gauge({
  name: 'linli_lane_waiting',
  help: 'Checkouts waiting in the lane of a region.',
  labelNames: ['region'],
  registers: [metrics],
})

export const laneBatch = new Histogram({
  name: 'linli_lane_batch_orders',
  help: 'Checkouts a batch carried.',
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  registers: [metrics],
})

export const failures = new Counter({
  name: 'linli_background_failures_total',
  help: 'Sweeps, jobs and deliveries that failed and will be tried again.',
  labelNames: ['what'],
  registers: [metrics],
})
