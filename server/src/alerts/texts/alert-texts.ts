import type { AttentionActor, AttentionKind } from '../../contracts/attention-kinds';

export interface AlertTexts {
  raised: string;
  ended: string;
  since: string;
  /** For what concerns no single institution. */
  allInstitutions: string;
  page: string;
  /** The subject and the sentence of a test. */
  test: string;
  tested: string;
  actors: Record<AttentionActor, string>;
  kinds: Record<AttentionKind, string>;
}
