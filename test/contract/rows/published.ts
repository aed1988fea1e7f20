import { publishedBy } from '../published.ts';
import { acceptedAs, guarded, row, rowsOfAll } from '../row.ts';

/** What the vendors print, genuinely signed. */
export const publishedRows = rowsOfAll((sender) =>
  publishedBy(sender).map((each) =>
    row(
      `hands over as ${each.type}: ${each.name}`,
      guarded(sender),
      each.request,
      acceptedAs(each, { test: each.type === 'test' }),
    ),
  ),
);
