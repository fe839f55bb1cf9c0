import './hours-chart.css'
import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { m } from '../../../i18n/index.ts'
import type { DayBoard } from './day.ts'

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer])

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

interface Shown {
  hours: DayBoard['hours']
  against: string
  label: string
}

/** Today as a filled line up to this hour, the week before as a dotted one beyond. */
export default function HoursChart({ hours, against, label }: Shown) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chart = init(place.current!, null, { renderer: 'canvas' })
    const draw = () => chart.setOption(optionOf(hours, against), true)
    draw()
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(place.current!)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', draw)
    const switched = new MutationObserver(draw)
    switched.observe(document.documentElement, { attributeFilter: ['data-scheme'] })
    return () => {
      scheme.removeEventListener('change', draw)
      switched.disconnect()
      sizes.disconnect()
      chart.dispose()
    }
  }, [hours, against])
  return <div ref={place} className="board-chart" role="img" aria-label={label} />
}

function optionOf(hours: DayBoard['hours'], against: string) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const leaf = token('--leaf')
  return {
    animation: !still,
    animationDuration: 180,
    grid: { left: 4, right: 8, top: 10, bottom: 2, containLabel: true },
    // Drawn on the canvas: HTML tooltips would need inline styles.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: token('--card'),
      borderColor: token('--line-strong'),
      textStyle: { color: token('--ink'), fontSize: 12.5 },
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: hours.against.map((_, hour) => `${String(hour).padStart(2, '0')}:00`),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: token('--ink-soft'), interval: 3 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      axisLabel: { color: token('--ink-soft') },
      splitLine: { lineStyle: { color: token('--line') } },
    },
    series: [
      {
        name: against,
        type: 'line',
        smooth: 0.35,
        symbol: 'none',
        data: hours.against,
        lineStyle: { color: token('--line-strong'), width: 2, type: 'dashed' },
        itemStyle: { color: token('--ink-soft') },
      },
      {
        name: m.console_day_today(),
        type: 'line',
        smooth: 0.35,
        data: hours.today,
        symbolSize: 9,
        showSymbol: true,
        symbol: (_: number, { dataIndex }: { dataIndex: number }) =>
          dataIndex === hours.today.length - 1 ? 'circle' : 'none',
        lineStyle: { color: leaf, width: 2.5 },
        itemStyle: { color: leaf },
        areaStyle: { color: token('--leaf-wash') },
      },
    ],
  }
}
