import { useIntl } from 'react-intl';
import type { LoadDecision } from '../../../../server/src/contracts';
import { loadAuthor } from './loads';
import { message } from '../../translations/message';

/** Says who caused a load or decided about one, by name where there is one. */
export function useAuthorName(): (by: Pick<LoadDecision, 'author' | 'authorName'>) => string {
  const { formatMessage } = useIntl();
  return (by) => {
    if (by.authorName !== null) return by.authorName;
    const author = loadAuthor(by.author);
    switch (author.kind) {
      case 'user':
      case 'apiToken':
      case 'mcp':
      case 'load':
      case 'delivery':
        return formatMessage(message(`load.author.${author.kind}`), { id: author.id });
      case 'sweep':
      case 'nobody':
        return formatMessage(message(`load.author.${author.kind}`));
      case 'known':
        return author.name;
    }
  };
}
