import type { BulkJobSummary } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';

/** What a bulk job does, with its number. */
export function useBulkJobTitle(): (
  job: Pick<BulkJobSummary, 'id' | 'kind' | 'institution'>,
) => string {
  const text = useText();
  const { nameOf } = useInstitutions();
  return ({ id, institution, kind }) =>
    text(`bulkJob.title.${kind}`, {
      id: String(id),
      institution: institution === null ? '' : nameOf(institution),
    });
}
