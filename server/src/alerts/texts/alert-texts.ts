import type { AlertEnding } from '../../contracts/alerts';
import type { AttentionActor, AttentionKind } from '../../contracts/attention-kinds';
import type { AlarmName } from '../../contracts/institutions/alarms';

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
  alarms: Record<AlarmName, string>;
}
