/** Dark letters on a white page, light ones on a dark page: as the reader's browser says. */
const STYLE = `
<style>
  text { fill: #1f2328; stroke: none; }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
</style>`;

/** A picture that can be read on any page. */
export function styled(svg: string): string {
  const end = svg.indexOf('>') + 1;
  return `${svg.slice(0, end)}${STYLE}${svg.slice(end)}\n`;
}
