import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { BulkJobSummary } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { StatusWord } from '../../shared/components/StatusWord';
import type { Column } from '../../shared/lists/PagedTable';
import { PLACES } from '../../shared/places';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { BulkJobAuthor } from './BulkJobAuthor';
import { BULK_JOB_VARIANTS, COUNTED } from './bulkJobs';
import { useBulkJobTitle } from './useBulkJobTitle';

export function useBulkJobColumns(): Column<BulkJobSummary>[] {
  const text = useText();
  const titleOf = useBulkJobTitle();
  return [
    {
      name: 'job',
      label: text('bulkJobs.column.job'),
      cell: (job) => (
        <>
          <Link tag={RouterLink} to={PLACES.bulkJob(job.id)}>
            {titleOf(job)}
          </Link>
          {job.fileName !== null && <Line muted>{job.fileName}</Line>}
        </>
      ),
      wraps: true,
    },
    {
      name: 'state',
      label: text('column.state'),
      cell: ({ state }) => (
        <StatusWord variant={BULK_JOB_VARIANTS[state]}>{text(`bulkJob.state.${state}`)}</StatusWord>
      ),
    },
    {
      name: 'size',
      label: text('bulkJobs.column.size'),
      // What an AI client wrote is not counted; a guard that lapsed holds nothing any more.
      cell: ({ kind, total }) => (
        <Typography>
          {total === 0 ? '–' : text(`bulkJob.size.${COUNTED[kind]}`, { count: total })}
        </Typography>
      ),
    },
    {
      name: 'author',
      label: text('bulkJobs.column.author'),
      cell: (job) => (
        <Typography>
          <BulkJobAuthor job={job} />
        </Typography>
      ),
    },
    {
      name: 'createdAt',
      label: text('bulkJobs.column.created'),
      cell: ({ createdAt }) => (
        <Typography>
          <Moment at={createdAt} tense="past" />
        </Typography>
      ),
    },
    {
      name: 'endedAt',
      label: text('bulkJobs.column.ended'),
      cell: ({ endedAt }) => (
        <Typography>{endedAt === null ? '–' : <Moment at={endedAt} tense="past" />}</Typography>
      ),
    },
  ];
}
