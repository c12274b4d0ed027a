// A chart of a table that stands beside it. What it shows is said in words, too; nothing is told by colour alone: each
// column has a pattern of its own, and numbers stand at the bars.
import { styled } from '/elements.js';

// Okabe and Ito's, told apart by everybody.
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];
const INK = '#1d2b30';
const LINE = '#d3dfe2';
const MOST = 20;
const MOST_POINTS = 60;
const SAID = 8;

/** Whether there is anything to draw. */
export function hasFigures({ rows, chart }) {
  return rows.some(cells => chart.columns.some(column => cells[column].number));
}

/** @param press what is to happen with a cell whose bar is pressed */
export function chartView(one, press) {
  const rows = one.rows.slice(0, one.chart.kind === 'line' ? MOST_POINTS : MOST);
  const box = styled('div',
      `chart ${one.chart.kind} rows-${one.chart.kind === 'line' ? 0 : Math.ceil(rows.length / 4)}`);
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', words(one));
  new IntersectionObserver((entries, observer) => {
    if (entries.some(entry => entry.isIntersecting)) {
      observer.disconnect();
      draw(box, one, rows, press);
    }
  }, { rootMargin: '200px' }).observe(box);
  return box;
}

function words({ title, heads, rows, chart }) {
  const said = rows.slice(0, SAID).map(cells => `${cells[0].text}: ${chart.columns.map(i =>
    `${chart.columns.length > 1 ? `${heads[i]} ` : ''}${cells[i].text}`).join(', ')}`).join('; ');
  return `Diagram: ${title} (${chart.unit}). ${said}${rows.length > SAID ? '; og flere' : ''}.`
    + ' Tallene står i tabellen.';
}

async function draw(box, one, rows, press) {
  const { init } = await import('/echarts.esm.min.js');
  const chart = init(box, null, { renderer: 'canvas' });
  chart.setOption(option(one, rows));
  chart.on('click', ({ dataIndex, seriesIndex }) => {
    const cell = rows[dataIndex] && rows[dataIndex][one.chart.columns[seriesIndex]];
    if (cell && cell.figure) {
      press(cell);
    }
  });
  new ResizeObserver(() => chart.resize()).observe(box);
}

function option({ heads, chart }, rows) {
  const lying = chart.kind !== 'line';
  const names = { type: 'category', data: rows.map(cells => cells[0].text), inverse: lying,
    axisLabel: { color: INK, fontSize: 13, width: 240, overflow: 'truncate' }, axisTick: { show: false },
    axisLine: { lineStyle: { color: INK } } };
  const numbers = { type: 'value', name: chart.unit, nameLocation: lying ? 'middle' : 'end', nameGap: lying ? 26 : 12,
      axisLabel: { color: INK, fontSize: 13 },
    splitLine: { lineStyle: { color: LINE } }, minInterval: 1,
    nameTextStyle: { color: INK, align: lying ? 'center' : 'left' } };
  return {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: 'system-ui, "Segoe UI", Roboto, Arial, sans-serif' },
    aria: { enabled: true, label: { enabled: false }, decal: { show: chart.columns.length > 1 && lying } },
    tooltip: { renderMode: 'richText', trigger: lying ? 'item' : 'axis' },
    legend: { show: chart.columns.length > 1, top: 0, left: 0, textStyle: { color: INK, fontSize: 13 } },
    grid: { left: 30, right: 60, top: chart.columns.length > 1 || chart.marks.length ? 40 : 20, bottom: lying ? 26 : 8,
      containLabel: true },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: chart.columns.map((column, i) => ({
      name: heads[column],
      type: lying ? 'bar' : 'line',
      stack: chart.kind === 'stacked' ? 'all' : undefined,
      barMaxWidth: 22,
      symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4],
      symbolSize: 9,
      lineStyle: { type: ['solid', 'dashed', 'dotted'][i % 3], width: 2 },
      data: rows.map(cells => cells[column].number ?? null),
      label: { show: lying && chart.columns.length === 1, position: 'right', color: INK,
        formatter: ({ dataIndex }) => rows[dataIndex][column].text },
      markLine: i || !chart.marks.length ? undefined : { symbol: 'none', silent: true,
        lineStyle: { color: '#8c1d14', width: 2, type: 'dashed' },
        label: { formatter: '{b}', position: 'start', color: '#8c1d14', fontSize: 13 },
        data: chart.marks.map(mark => ({ name: mark.name, [lying ? 'xAxis' : 'yAxis']: mark.at })) }
    }))
  };
}
