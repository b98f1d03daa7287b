import type { AlertEnding } from '../../contracts/alerts';
import type { AttentionActor, AttentionKind } from '../../contracts/attention-kinds';
import type { AlarmName } from '../../contracts/institutions/alarms';

export interface AlertTexts {
  raised: string;
  /** In the subject, and at the beginning of a line. */
  outcomes: Record<AlertEnding, string>;
  /** Between a name and what is said of it: French has a space before it. */
  colon: ': ' | '\u00a0: ';
  since: string;
  /** For what concerns no single institution. */
  allInstitutions: string;
  page: string;
  /** The subject and the sentence of a test. */
  test: string;
  tested: string;
  actors: Record<AttentionActor, string>;
  kinds: Record<AttentionKind, string>;
  alarms: Record<AlarmName, string>;
}
