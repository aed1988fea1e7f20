import { akidotpRows } from './rows/akidotp.ts';
import { bodyRows } from './rows/body.ts';
import { catalogueRows } from './rows/catalogue.ts';
import { carddaTimestampRows } from './rows/cardda-timestamp.ts';
import { carddaRows } from './rows/cardda.ts';
import { contentHeaderRows } from './rows/content-headers.ts';
import { handlerRows } from './rows/handlers.ts';
import { idenfyFormRows } from './rows/idenfy-forms.ts';
import { idenfyRows } from './rows/idenfy.ts';
import { kudosityPhpRows } from './rows/kudosity-php.ts';
import { kudosityQueryRows } from './rows/kudosity-query.ts';
import { kudosityRows } from './rows/kudosity.ts';
import { limitRows } from './rows/limits.ts';
import { osapherRows } from './rows/osapher.ts';
import { ownProviderRows } from './rows/own-provider.ts';
import { pathRows } from './rows/paths.ts';
import { platformRows } from './rows/platforms.ts';
import { publishedRows } from './rows/published.ts';
import { secretRows } from './rows/secrets.ts';
import { signatureHeaderRows } from './rows/signature-header.ts';
import { signatureRows } from './rows/signature.ts';
import { transportRows } from './rows/transport.ts';
import type { Row } from './row.ts';

/** The specification of a receiver: what is sent, how it is configured, and what must happen. */
export const rows: readonly Row[] = [
  ...publishedRows,
  ...signatureHeaderRows,
  ...signatureRows,
  ...transportRows,
  ...contentHeaderRows,
  ...bodyRows,
  ...limitRows,
  ...secretRows,
  ...pathRows,
  ...handlerRows,
  ...platformRows,
  ...akidotpRows,
  ...carddaRows,
  ...carddaTimestampRows,
  ...idenfyRows,
  ...idenfyFormRows,
  ...kudosityRows,
  ...kudosityQueryRows,
  ...kudosityPhpRows,
  ...osapherRows,
  ...ownProviderRows,
  ...catalogueRows,
];
