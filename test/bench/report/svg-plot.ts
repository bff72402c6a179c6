/** A small diagram: lines over one axis, from zero up. */
export interface Panel {
  readonly title: string;
  readonly x: { readonly label: string; readonly log: boolean };
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[];
  /** Drawn as a broken line: what the values should stay under. */
  readonly limit?: number;
}

const COLUMNS = 3;
const [WIDTH, HEIGHT] = [300, 190];
const MARGIN = { left: 52, right: 14, top: 30, bottom: 34 };
const COLOURS = ['#1f5fa8', '#c2571a', '#2b8a3e', '#7a3e9d'];

/** All panels side by side, as one picture. */
export function svgOf(panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const drawn = panels.map((panel, index) => {
    const [left, top] = [(index % COLUMNS) * WIDTH, Math.floor(index / COLUMNS) * HEIGHT];
    return `<g transform="translate(${left} ${top})">${panelOf(panel)}</g>`;
  });
  const size = `width="${WIDTH * COLUMNS}" height="${HEIGHT * rows}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="10">
<rect width="100%" height="100%" fill="white"/>
${drawn.join('\n')}
</svg>
`;
}

function panelOf({ title, x, series, limit }: Panel): string {
  const points = series.flatMap((one) => one.points);
  const scale = x.log ? Math.log10 : (value: number) => value;
  const places = points.map(([at]) => scale(at));
  const [from, to] = [x.log ? Math.min(...places) : 0, Math.max(...places)];
  const top = niceTop(Math.max(limit ?? 0, ...points.map(([, value]) => value)));
  const across = (at: number) =>
    place(to > from ? (scale(at) - from) / (to - from) : 0.5, MARGIN.left, WIDTH - MARGIN.right);
  const up = (value: number) => place(value / top, HEIGHT - MARGIN.bottom, MARGIN.top);
  const ticks = x.log ? [...new Set(points.map(([at]) => at))] : [0, Math.round(to / 2), Math.round(to)];
  return [
    text(MARGIN.left, 16, title, 'font-weight="bold"'),
    ...[0, top / 2, top].flatMap((value) => [
      line(MARGIN.left, up(value), WIDTH - MARGIN.right, up(value), 'stroke="#ddd"'),
      text(MARGIN.left - 6, up(value) + 3, short(value), 'text-anchor="end"'),
    ]),
    ...ticks.map((at) => text(across(at), HEIGHT - MARGIN.bottom + 13, short(at), 'text-anchor="middle"')),
    text(WIDTH - MARGIN.right, HEIGHT - 8, x.label, 'text-anchor="end" fill="#666"'),
    ...(limit === undefined
      ? []
      : [line(MARGIN.left, up(limit), WIDTH - MARGIN.right, up(limit), 'stroke="#b00" stroke-dasharray="4 3"')]),
    ...series.map((one, index) => curve(one, COLOURS[index % COLOURS.length], index, across, up)),
  ].join('');
}

function curve(
  { name, points }: Panel['series'][number],
  colour: string,
  index: number,
  across: (at: number) => number,
  up: (value: number) => number,
): string {
  const places = points.map(([at, value]) => `${across(at).toFixed(1)},${up(value).toFixed(1)}`);
  const few = points.length <= 10;
  const dots = few
    ? points.map(([at, value]) => `<circle cx="${across(at)}" cy="${up(value)}" r="2.5" fill="${colour}"/>`)
    : [];
  const label = name ? text(MARGIN.left + 6, HEIGHT - MARGIN.bottom - 8 - index * 12, name, `fill="${colour}"`) : '';
  return `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${label}`;
}

const place = (share: number, from: number, to: number) => from + share * (to - from);
const line = (x1: number, y1: number, x2: number, y2: number, style: string) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${style}/>`;
const text = (x: number, y: number, content: string, style = '') =>
  `<text x="${x}" y="${y}" ${style}>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

/** 1, 2 or 5 with zeros, so that the lines have round numbers. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value)!;
}

function short(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`;
  return value >= 1_000 ? `${value / 1_000}k` : String(Math.round(value * 10) / 10);
}
