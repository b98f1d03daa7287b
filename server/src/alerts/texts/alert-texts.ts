import type { AlertEnding } from '../../contracts/alerts';
import type { AttentionActor, AttentionKind } from '../../contracts/attention-kinds';

/** The alarms, as the causes of what needs attention begin. */
export const ALARMS = [
  'silence contacts',
  'silence orders',
  'refused contacts',
  'refused orders',
  'resend contacts',
  'resend orders',
  'unknownState',
  'sendingStopped',
] as const;

export interface AlertTexts {
  raised: string;
  endings: Record<AlertEnding, string>;
  since: string;
  /** For what concerns no single institution. */
  allInstitutions: string;
  page: string;
  /** The subject and the sentence of a test. */
  test: string;
  tested: string;
  actors: Record<AttentionActor, string>;
  kinds: Record<AttentionKind, string>;
  alarms: Record<(typeof ALARMS)[number], string>;
}
