import type { BulkJobSummary } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';

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

export function useBulkJobSubtitle(): (
  job: Pick<BulkJobSummary, 'fileName' | 'kind' | 'institution' | 'state'>,
) => string {
  const text = useText();
  const { nameOf } = useInstitutions();
  return ({ fileName, institution, kind, state }) =>
    text(
      kind === 'guard' && state !== 'waiting'
        ? 'bulkJob.subtitle.decided'
        : `bulkJob.subtitle.${kind}`,
      {
        file: fileName ?? '',
        institution: institution === null ? '' : nameOf(institution),
      },
    );
}
