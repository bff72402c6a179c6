/** The first row is the heading; the first column reads from the left, the others are numbers. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [heading, ...body] = rows;
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column].length), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(heading), rule, ...body.map(line)].join('\n');
}
