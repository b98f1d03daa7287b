import type { AttentionGroup } from '../contracts/attention';
import { grouped } from '../kernel/grouped';
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

/** One message about all causes that are reported at the same time. Without personal data. */
export function alertMail(
  reported: readonly Reported[],
  { nameOf, pageUrl, settings }: MailPorts,
): Omit<AlertMail, 'to'> {
  const texts = ALERT_TEXTS[settings.language];
  const isRaised = reported.some(({ state }) => state === 'raised');
  const byInstitution = [...grouped(reported, ({ institution }) => institution)];
  const names = byInstitution.map(([code]) => nameOrAll(code, nameOf, settings.language));
  const blocks = byInstitution.map(([code, ofInstitution]) =>
    [
      nameOrAll(code, nameOf, settings.language),
      ...ofInstitution.map((one) => line(one, settings)),
    ].join('\n'),
  );
  return {
    subject: `S-360: ${isRaised ? texts.raised : texts.ended} – ${names.join(', ')}`,
    text: [...blocks, `${texts.page}: ${pageUrl}`].join('\n\n'),
  };
}

/** Bulk jobs may concern all institutions. */
const nameOrAll = (
  code: string,
  nameOf: (institution: string) => string,
  language: AlertLanguage,
): string => (code === '' ? ALERT_TEXTS[language].allInstitutions : nameOf(code));

function line(
  { actor, count, kind, since, state }: Reported,
  { language, timeZone }: AlertSettings,
): string {
  const texts = ALERT_TEXTS[language];
  const what = texts.kinds[kind];
  if (state === 'ended') return `- ${texts.ended}: ${what}`;
  const form = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  const when =
    since === null
      ? ''
      : `, ${texts.since} ${new Intl.DateTimeFormat(language, form).format(new Date(since))}`;
  return `- ${what}: ${count}${when}. ${texts.actors[actor]}`;
}
