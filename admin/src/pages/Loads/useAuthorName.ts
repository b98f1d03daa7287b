import { useIntl } from 'react-intl';
import { loadAuthor } from '../../overview/loads';
import { message } from '../../translations/message';

/** Says who caused a load or decided about one. */
export function useAuthorName(): (author: string | null) => string {
  const { formatMessage } = useIntl();
  return (named) => {
    const author = loadAuthor(named);
    switch (author.kind) {
      case 'user':
      case 'apiToken':
      case 'load':
        return formatMessage(message(`load.author.${author.kind}`), { id: author.id });
      case 'sweep':
      case 'nobody':
        return formatMessage(message(`load.author.${author.kind}`));
      case 'known':
        return author.name;
    }
  };
}
