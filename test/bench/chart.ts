import { writeFileSync } from 'node:fs';
// Drawn by ECharts: Apache's, released for a decade, two dependencies, and SVG without a browser or a native build.
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { toPanels, type Panel } from './chart/panels.ts';
import { styled } from './chart/style.ts';
import type { Machine } from './machine.ts';
import type { Row } from './row.ts';

use([BarChart, GridComponent, TitleComponent, SVGRenderer]);

const WIDTH = 900;
const BAR = 19;
const HEAD = 46;
const LABELS = 330;

/** Writes the picture that the README shows. */
export function drawChart(rows: readonly Row[], { date, node, cores, processor }: Machine): void {
  const panels = toPanels(rows);
  const tops = panels.map((_, index) => HEAD + panels.slice(0, index).reduce((sum, panel) => sum + heightOf(panel), 0));
  const height = panels.reduce((sum, panel) => sum + heightOf(panel), 0) + HEAD;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    title: [
      ...panels.map(({ title }, index) => ({ text: title, top: (tops[index] ?? 0) - 36, left: 10, textStyle: TITLE })),
      {
        text: `npm run bench, ${date}, Node ${node}, ${cores} x ${processor}`,
        bottom: 6,
        left: 10,
        textStyle: { ...TITLE, fontSize: 11 },
      },
    ],
    grid: panels.map(({ bars }, index) => ({ top: tops[index], left: LABELS, right: 80, height: bars.length * BAR })),
    xAxis: panels.map((_, gridIndex) => ({ gridIndex, type: 'value', show: false })),
    yAxis: panels.map(({ bars }, gridIndex) => ({
      gridIndex,
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { interval: 0, fontSize: 12 },
    })),
    series: panels.map(({ bars, format }, index) => ({
      type: 'bar',
      xAxisIndex: index,
      yAxisIndex: index,
      barWidth: 13,
      data: bars.map(({ value, kind }) => ({ value, itemStyle: { color: COLOURS[kind] } })),
      label: {
        show: true,
        position: 'right',
        fontSize: 12,
        formatter: ({ value }: { value: number }) => format(value),
      },
    })),
  });
  writeFileSync(new URL('chart.svg', import.meta.url), styled(chart.renderToSVGString()));
  chart.dispose();
}

const TITLE = { fontSize: 14, fontWeight: 'bold' } as const;

/** Told apart by lightness, too, and on white as on black. */
const COLOURS = { ours: '#2f81f7', peer: '#9a8f86', limit: '#c9952c' } as const;

function heightOf({ bars }: Panel): number {
  return bars.length * BAR + HEAD;
}
