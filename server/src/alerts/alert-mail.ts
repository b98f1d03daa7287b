import type { AttentionGroup } from '../contracts/attention';
import { grouped } from '../kernel/grouped';
import { oneLine } from '../kernel/text/one-line';
import type { AlertSettings } from './settings';
import { ALERT_TEXTS, type AlertLanguage } from './texts';

/** A cause that is reported, or reported to be well again. */
export type Reported = Pick<
  AttentionGroup,
  'institution' | 'kind' | 'actor' | 'count' | 'since'
> & { cause: string | null; state: 'raised' | 'ended' };

export interface AlertMail {
  to: string;
  subject: string;
  text: string;
}

interface MailPorts {
  settings: AlertSettings;
  nameOf(institution: string): string;
  pageUrl: string;
}

/** Causes that a message would describe by the same line, because it does not name their codes. */
export function mergedCauses(reported: readonly Reported[]): Reported[] {
  const alike = grouped(reported, ({ actor, institution, kind, state }) =>
    [institution, state, kind, actor].join(':'),
  );
  return [...alike.values()].flatMap((causes) => {
    const [first] = causes;
    if (first === undefined || causes.length === 1) return causes;
    const count = causes.reduce((sum, cause) => sum + cause.count, 0);
    const since = causes.flatMap((cause) => cause.since ?? []).sort()[0] ?? null;
    return [{ ...first, cause: null, count, since }];
  });
}

/** One message about all causes that are reported at the same time. Without personal data. */
export function alertMail(
  reported: readonly Reported[],
  { nameOf, pageUrl, settings }: MailPorts,
): Omit<AlertMail, 'to'> {
  const texts = ALERT_TEXTS[settings.language];
  const isRaised = reported.some(({ state }) => state === 'raised');
  const byInstitution = [...grouped(reported, ({ institution }) => institution)];
  const names = byInstitution.map(([code]) => oneLine(nameOrAll(code, nameOf, settings.language)));
  const blocks = byInstitution.map(([code, ofInstitution]) =>
    [
      oneLine(nameOrAll(code, nameOf, settings.language)),
      ...ofInstitution.map((one) => line(one, settings)),
    ].join('\n'),
  );
  return {
    subject: `S-360: ${isRaised ? texts.raised : texts.ended} – ${names.join(', ')}`,
    text: [...blocks, `${texts.page}: ${pageUrl}`].join('\n\n'),
  };
}

/** A message by which people see that alerts reach them. */
export function testMail({ pageUrl, settings }: MailPorts): Omit<AlertMail, 'to'> {
  const texts = ALERT_TEXTS[settings.language];
  return {
    subject: `S-360: ${texts.test}`,
    text: `${texts.tested}\n\n${texts.page}: ${pageUrl}`,
  };
}

/** Bulk jobs may concern all institutions. */
const nameOrAll = (
  code: string,
  nameOf: (institution: string) => string,
  language: AlertLanguage,
): string => (code === '' ? ALERT_TEXTS[language].allInstitutions : nameOf(code));

/** With the zone: an e-mail is read anywhere. */
const MOMENT = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

function line(
  { actor, count, kind, since, state }: Reported,
  { language, timeZone }: AlertSettings,
): string {
  const texts = ALERT_TEXTS[language];
  const what = texts.kinds[kind];
  if (state === 'ended') return `- ${texts.ended}: ${what}`;
  const form = { ...MOMENT, timeZone };
  const when =
    since === null
      ? ''
      : `, ${texts.since} ${new Intl.DateTimeFormat(language, form).format(new Date(since))}`;
  return `- ${what}: ${count}${when}. ${texts.actors[actor]}`;
}
