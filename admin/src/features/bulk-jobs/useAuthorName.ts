import { useIntl } from 'react-intl';
import type { BulkJobDecision } from '../../../../server/src/contracts';
import { bulkJobAuthor } from './bulkJobs';
import { message } from '../../translations/message';

/** Says who caused a bulk job or decided about it, by name if there is one. */
export function useAuthorName(): (by: Pick<BulkJobDecision, 'author' | 'authorName'>) => string {
  const { formatMessage } = useIntl();
  return (by) => {
    if (by.authorName !== null) return by.authorName;
    const author = bulkJobAuthor(by.author);
    switch (author.kind) {
      case 'user':
      case 'apiToken':
      case 'mcp':
      case 'bulkJob':
      case 'delivery':
        return formatMessage(message(`bulkJob.author.${author.kind}`), { id: author.id });
      case 'sweep':
      case 'nobody':
        return formatMessage(message(`bulkJob.author.${author.kind}`));
      case 'known':
        return author.name;
    }
  };
}
