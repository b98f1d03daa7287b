import { reason, type Reason } from '../contracts/reasons';
import { cleanText } from '../kernel/text/clean-text';
import { isRecord } from '../kernel/is-record';

/** In characters; the answers of mail servers may explain at length. */
const LONGEST_ANSWER = 300;

/** The codes of nodemailer, on which Strapi's providers for SMTP are built, and of the network. */
const CODES = {
  EAUTH: 'alertMailCredentials',
  EENVELOPE: 'alertMailAddress',
  ECONNECTION: 'alertMailUnreachable',
  ECONNREFUSED: 'alertMailUnreachable',
  ECONNRESET: 'alertMailUnreachable',
  EDNS: 'alertMailUnreachable',
  ENOTFOUND: 'alertMailUnreachable',
  ESOCKET: 'alertMailUnreachable',
  ETIMEDOUT: 'alertMailUnreachable',
} as const;

const isKnown = (code: unknown): code is keyof typeof CODES =>
  typeof code === 'string' && Object.hasOwn(CODES, code);

/** Why the e-mail provider did not take a message, from the error that it threw. */
export function mailFailure(error: unknown): Reason {
  const message = error instanceof Error ? error.message : isRecord(error) ? error.message : error;
  const answer = cleanText(String(message).replace(/\s+/g, ' ').slice(0, LONGEST_ANSWER));
  const code = isRecord(error) ? error.code : undefined;
  return reason(isKnown(code) ? CODES[code] : 'alertMailNotTaken', { answer });
}
