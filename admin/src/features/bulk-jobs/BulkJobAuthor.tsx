import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { BulkJobSummary } from '../../../../server/src/contracts';
import { PLACES } from '../../shared/places';
import { bulkJobAuthor } from './bulkJobs';
import { useAuthorName } from './useAuthorName';

export function BulkJobAuthor({ job }: { job: Pick<BulkJobSummary, 'author' | 'authorName'> }) {
  const authorName = useAuthorName();
  const place = placeOf(job.author);
  if (place === null) return <>{authorName(job)}</>;
  return (
    <Link tag={RouterLink} to={place}>
      {authorName(job)}
    </Link>
  );
}

function placeOf(author: string | null): string | null {
  const by = bulkJobAuthor(author);
  switch (by.kind) {
    case 'delivery':
      return PLACES.delivery(Number(by.id));
    case 'bulkJob':
      return PLACES.bulkJob(Number(by.id));
    case 'user':
    case 'apiToken':
    case 'mcp':
    case 'sweep':
    case 'nobody':
    case 'known':
      return null;
  }
}
