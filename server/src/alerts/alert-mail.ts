import type { AlertEnding } from '../contracts/alerts';
import type { Cause } from '../contracts/attention';
import { causeTitle, titleKeyOf, alarmOf } from '../contracts/cause-words';
import { grouped } from '../kernel/grouped';
import { htmlLink, htmlList, htmlPage, paragraph } from '../kernel/text/html-mail';
import { oneLine } from '../kernel/text/one-line';
import type { AlertSettings } from './settings';

/** A cause that is reported, or reported to be well again. */
export type Reported = Pick<
  Cause,
  'institution' | 'kind' | 'actor' | 'cause' | 'count' | 'since'
> & {
  state: 'raised' | 'ended';
  /** `null` until it has ended. */
  ending: AlertEnding | null;
  /** How many still wait. */
  left: number;
  /** Where bulk jobs without an institution hold contacts. */
  heldAt: readonly string[];
};

export interface AlertMail {
  to: string;
  subject: string;
  text: string;
  /** The same words. Some e-mail providers would send the plain text as HTML, in one line. */
  html: string;
}

type Key =
  | Parameters<Parameters<typeof causeTitle>[1]>[0]
  | `alerts.mail.${'line' | 'page' | 'pair' | 'test.body' | 'test.subject'}`
  | `alerts.outcome.${AlertEnding | 'raised'}`
  | `attention.actor.${Cause['actor']}`
  | 'attention.everywhere';

/** The words of the screens in the language of the e-mails. */
export interface MailWords {
  textOf(key: Key, values?: Record<string, string | number>): string;
}

interface MailPorts {
  settings: AlertSettings;
  words: MailWords;
  nameOf(institution: string): string;
  pageUrl: string;
}

/** What a line says it is about: it names no codes. */
const subjectOf = (one: Pick<Cause, 'cause' | 'institution' | 'kind'>): string =>
  [one.institution, titleKeyOf(one), alarmOf(one)?.stream].join(':');

/** How many a line names: of what is well again, how many it was about. */
export const countOf = ({ count, ending, left }: Reported): number =>
  ending === null || ending === 'well' ? count : left;

/** How many wait of what an ended cause is about, of other causes too. */
function stillWaiting(ended: Reported, causes: readonly Cause[]): number {
  const places = placesOf(ended);
  const isAlike = (cause: Cause) =>
    cause.dismissed === null &&
    subjectOf(cause) === subjectOf(ended) &&
    (cause.heldAt.length === 0 || cause.heldAt.some((one) => places.includes(one.institution)));
  return causes.filter(isAlike).reduce((sum, { count }) => sum + count, 0);
}

/** Causes that a message would describe by the same line, because it does not name their codes. */
function merged(causes: readonly Reported[]): readonly Reported[] {
  const [first] = causes;
  if (first === undefined || causes.length === 1) return causes;
  const count = causes.reduce((sum, cause) => sum + cause.count, 0);
  const left = causes.reduce((sum, cause) => sum + cause.left, 0);
  const isInTitle = titleKeyOf(first) !== titleKeyOf({ ...first, cause: null });
  const since = causes.flatMap((one) => one.since ?? []).sort()[0] ?? null;
  const heldAt = [...new Set(causes.flatMap((one) => one.heldAt))];
  return [{ ...first, cause: isInTitle ? first.cause : null, count, left, since, heldAt }];
}

/**
 * The lines of a message. Nothing is called well while more of the same waits, nor fewer where the
 * message reports more of it.
 */
export function mergedCauses(reported: readonly Reported[], causes: readonly Cause[]): Reported[] {
  const raised = new Set(reported.filter(({ ending }) => ending === null).map(subjectOf));
  const told = reported.flatMap((one) => {
    if (one.ending === null || one.ending === 'hidden') return one;
    if (stillWaiting(one, causes) === 0) return one;
    return raised.has(subjectOf(one)) ? [] : { ...one, ending: 'fewer' as const };
  });
  const alike = grouped(told, (one) =>
    [subjectOf(one), one.ending, one.ending === null ? one.actor : ''].join(':'),
  );
  return [...alike.values()]
    .flatMap(merged)
    .map((one) => (one.ending === 'fewer' ? { ...one, left: stillWaiting(one, causes) } : one));
}

/** A part of a message in both its forms. */
type Part = Pick<AlertMail, 'text' | 'html'>;

/** One message about all causes that are reported at the same time. Without personal data. */
export function alertMail(reported: readonly Reported[], ports: MailPorts): Omit<AlertMail, 'to'> {
  const { nameOf, words } = ports;
  const nameOrAll = (code: string) =>
    oneLine(code === '' ? words.textOf('attention.everywhere') : nameOf(code));
  const byPlace = grouped(reported, (one) => placesOf(one).map(nameOrAll).join(', '));
  const parts = [...byPlace].map(([place, causes]): Part => {
    const lines = causes.map((one) => line(one, ports));
    const text = [place, ...lines.map((one) => `- ${one}`)].join('\n');
    return { text, html: htmlList(place, lines) };
  });
  const names = new Set(reported.flatMap(placesOf).map(nameOrAll));
  const outcome = words.textOf(`alerts.outcome.${outcomeOf(reported)}`);
  return worded(`${outcome} – ${[...names].join(', ')}`, parts, ports);
}

/** A message by which people see that alerts reach them. */
export function testMail(ports: MailPorts): Omit<AlertMail, 'to'> {
  const text = ports.words.textOf('alerts.mail.test.body');
  const subject = ports.words.textOf('alerts.mail.test.subject');
  return worded(subject, [{ text, html: paragraph(text) }], ports);
}

/** Ends with the way to the S-360 page. */
function worded(
  about: string,
  parts: readonly Part[],
  { pageUrl, settings: { language }, words }: MailPorts,
): Omit<AlertMail, 'to'> {
  const page = words.textOf('alerts.mail.page');
  const subject = pair('S-360', about, words);
  const text = [...parts.map((part) => part.text), pair(page, pageUrl, words)].join('\n\n');
  const html = [...parts.map((part) => part.html), htmlLink(page, pageUrl)];
  return { subject, text, html: htmlPage(language, subject, html) };
}

/** With a colon between, as the language writes it. */
const pair = (name: string, value: string, words: MailWords): string =>
  words.textOf('alerts.mail.pair', { name, value });

/** Bulk jobs may concern all institutions, or name none and hold contacts of some. */
const placesOf = ({ heldAt, institution }: Reported): readonly string[] =>
  heldAt.length === 0 ? [institution] : heldAt;

function outcomeOf(reported: readonly Reported[]): AlertEnding | 'raised' {
  if (reported.some(({ state }) => state === 'raised')) return 'raised';
  const endings = reported.flatMap(({ ending }) => ending ?? []);
  return endings.find((ending) => ending !== 'well') ?? 'well';
}

/** With the zone: an e-mail is read anywhere. */
const MOMENT = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

function line(one: Reported, { settings: { language, timeZone }, words }: MailPorts): string {
  const { actor, ending, since } = one;
  const what = causeTitle({ ...one, count: countOf(one) }, words.textOf);
  if (ending !== null) return pair(words.textOf(`alerts.outcome.${ending}`), what, words);
  const moment = new Intl.DateTimeFormat(language, { ...MOMENT, timeZone });
  return words.textOf('alerts.mail.line', {
    what,
    since: since === null ? 'none' : moment.format(new Date(since)),
    actor: words.textOf(`attention.actor.${actor}`),
  });
}
