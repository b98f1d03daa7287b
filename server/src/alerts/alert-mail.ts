import type { AlertEnding } from '../contracts/alerts';
import type { AttentionGroup } from '../contracts/attention';
import { ALARM_NAMES, type AlarmName } from '../contracts/institutions/alarms';
import { grouped } from '../kernel/grouped';
import { htmlLink, htmlList, htmlPage, paragraph } from '../kernel/text/html-mail';
import { oneLine } from '../kernel/text/one-line';
import type { AlertSettings } from './settings';
import { ALERT_TEXTS } from './texts';
import type { AlertTexts } from './texts/alert-texts';

/** A cause that is reported, or reported to be well again. */
export type Reported = Pick<
  AttentionGroup,
  'institution' | 'kind' | 'actor' | 'count' | 'since'
> & {
  cause: string | null;
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

interface MailPorts {
  settings: AlertSettings;
  nameOf(institution: string): string;
  pageUrl: string;
}

/** What a line says it is about. */
const subjectOf = (one: Pick<Reported, 'cause' | 'institution' | 'kind'>): string =>
  [one.institution, one.kind, alarmOf(one)].join(':');

/** How many wait of what an ended cause is about, of other causes too: a line names no codes. */
function stillWaiting(ended: Reported, groups: readonly AttentionGroup[]): number {
  const places = placesOf(ended);
  const isAlike = (group: AttentionGroup) =>
    group.dismissed === null &&
    subjectOf(group) === subjectOf(ended) &&
    (group.heldAt.length === 0 || group.heldAt.some((one) => places.includes(one.institution)));
  return groups.filter(isAlike).reduce((sum, { count }) => sum + count, 0);
}

/** Causes that a message would describe by the same line, because it does not name their codes. */
function merged(causes: readonly Reported[]): readonly Reported[] {
  const [first] = causes;
  if (first === undefined || causes.length === 1) return causes;
  const count = causes.reduce((sum, cause) => sum + cause.count, 0);
  const left = causes.reduce((sum, cause) => sum + cause.left, 0);
  const cause = first.kind === 'alarm' ? first.cause : null;
  const since = causes.flatMap((one) => one.since ?? []).sort()[0] ?? null;
  const heldAt = [...new Set(causes.flatMap((one) => one.heldAt))];
  return [{ ...first, cause, count, left, since, heldAt }];
}

/**
 * The lines of a message. Nothing is called well while more of the same waits, nor fewer where the
 * message reports more of it.
 */
export function mergedCauses(
  reported: readonly Reported[],
  groups: readonly AttentionGroup[],
): Reported[] {
  const raised = new Set(reported.filter(({ ending }) => ending === null).map(subjectOf));
  const told = reported.flatMap((one) => {
    if (one.ending === null || one.ending === 'hidden') return one;
    if (stillWaiting(one, groups) === 0) return one;
    return raised.has(subjectOf(one)) ? [] : { ...one, ending: 'fewer' as const };
  });
  const alike = grouped(told, (one) =>
    [subjectOf(one), one.ending, one.ending === null ? one.actor : ''].join(':'),
  );
  return [...alike.values()]
    .flatMap(merged)
    .map((one) => (one.ending === 'fewer' ? { ...one, left: stillWaiting(one, groups) } : one));
}

/** A part of a message in both its forms. */
type Part = Pick<AlertMail, 'text' | 'html'>;

/** One message about all causes that are reported at the same time. Without personal data. */
export function alertMail(reported: readonly Reported[], ports: MailPorts): Omit<AlertMail, 'to'> {
  const { nameOf, settings } = ports;
  const texts = ALERT_TEXTS[settings.language];
  const nameOrAll = (code: string) => oneLine(code === '' ? texts.allInstitutions : nameOf(code));
  const byPlace = grouped(reported, (one) => placesOf(one).map(nameOrAll).join(', '));
  const parts = [...byPlace].map(([place, causes]): Part => {
    const lines = causes.map((one) => line(one, settings));
    const text = [place, ...lines.map((one) => `- ${one}`)].join('\n');
    return { text, html: htmlList(place, lines) };
  });
  const names = new Set(reported.flatMap(placesOf).map(nameOrAll));
  return worded(`${headline(reported, texts)} – ${[...names].join(', ')}`, parts, ports);
}

/** A message by which people see that alerts reach them. */
export function testMail(ports: MailPorts): Omit<AlertMail, 'to'> {
  const { test, tested } = ALERT_TEXTS[ports.settings.language];
  return worded(test, [{ text: tested, html: paragraph(tested) }], ports);
}

/** Ends with the way to the S-360 page. */
function worded(
  about: string,
  parts: readonly Part[],
  { pageUrl, settings: { language } }: MailPorts,
): Omit<AlertMail, 'to'> {
  const { colon, page } = ALERT_TEXTS[language];
  const subject = `S-360${colon}${about}`;
  const text = [...parts.map((part) => part.text), `${page}${colon}${pageUrl}`].join('\n\n');
  const html = [...parts.map((part) => part.html), htmlLink(page, pageUrl)];
  return { subject, text, html: htmlPage(language, subject, html) };
}

/** Bulk jobs may concern all institutions, or name none and hold contacts of some. */
const placesOf = ({ heldAt, institution }: Reported): readonly string[] =>
  heldAt.length === 0 ? [institution] : heldAt;

function headline(reported: readonly Reported[], texts: AlertTexts): string {
  if (reported.some(({ state }) => state === 'raised')) return texts.raised;
  const endings = reported.flatMap(({ ending }) => ending ?? []);
  return texts.outcomes[endings.find((ending) => ending !== 'well') ?? 'well'];
}

/** Which alarm it is; its cause names more than that. */
export const alarmOf = ({
  cause,
  kind,
}: Pick<Reported, 'cause' | 'kind'>): AlarmName | undefined =>
  kind === 'alarm'
    ? ALARM_NAMES.find((alarm) => cause === alarm || cause?.startsWith(`${alarm} `))
    : undefined;

/** With the zone: an e-mail is read anywhere. */
const MOMENT = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

function line(one: Reported, { language, timeZone }: AlertSettings): string {
  const { actor, count, ending, kind, left, since } = one;
  const texts = ALERT_TEXTS[language];
  const alarm = alarmOf(one);
  const what = alarm === undefined ? texts.kinds[kind] : texts.alarms[alarm];
  const counted = (many: number) => (alarm === undefined ? `${what}${texts.colon}${many}` : what);
  if (ending !== null)
    return `${texts.outcomes[ending]}${texts.colon}${ending === 'well' ? what : counted(left)}`;
  const form = { ...MOMENT, timeZone };
  const when =
    since === null
      ? ''
      : `, ${texts.since} ${new Intl.DateTimeFormat(language, form).format(new Date(since))}`;
  return `${counted(count)}${when}. ${texts.actors[actor]}`;
}
