import type { BulkJobDecision } from '../../../../server/src/contracts';
import { bulkJobAuthor } from './bulkJobs';
import { useText } from '../../shared/words/useText';

/** Says who caused a bulk job or decided about it, by name if there is one. */
export function useAuthorName(): (by: Pick<BulkJobDecision, 'author' | 'authorName'>) => string {
  const text = useText();
  return (by) => {
    if (by.authorName !== null) return by.authorName;
    const author = bulkJobAuthor(by.author);
    switch (author.kind) {
      case 'user':
      case 'apiToken':
      case 'mcp':
      case 'bulkJob':
      case 'delivery':
        return text(`bulkJob.author.${author.kind}`, { id: author.id });
      case 'sweep':
      case 'nobody':
        return text(`bulkJob.author.${author.kind}`);
      case 'known':
        return author.name;
    }
  };
}
