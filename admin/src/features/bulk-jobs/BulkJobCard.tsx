import { useEffect, useId, useState } from 'react';
import { Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { BulkJobSummary } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { Moment } from '../../shared/time/Moment';
import { StatusWord } from '../../shared/components/StatusWord';
import { Loaded } from '../../shared/components/Loaded';
import { useInstitutions } from '../institutions';
import { useTabVisible } from '../../shared/hooks/useTabVisible';
import { isMoving, isOpen, BULK_JOB_VARIANTS, bulkJobAuthor } from './bulkJobs';
import { PLACES } from '../../shared/places';
import { useGetBulkJobQuery } from './bulkJobsApi';
import { useText } from '../../shared/words/useText';
import { BulkJobActions } from './BulkJobActions';
import { BulkJobFacts } from './BulkJobFacts';
import { useAuthorName } from './useAuthorName';

interface BulkJobCardProps {
  job: BulkJobSummary;
  mayRun: boolean;
  /** The bulk job has a newer state than the list. */
  onMoved: () => unknown;
}

/** One bulk job; collapsed once it is finished. */
export function BulkJobCard({ job, mayRun, onMoved }: BulkJobCardProps) {
  const text = useText();
  const titleId = useId();
  const bodyId = useId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isShown = isOpen(job.state) || isUnfolded;
  return (
    <Card titleId={titleId}>
      <Heading job={job} titleId={titleId} />
      <Box id={bodyId} display={isShown ? 'block' : 'none'}>
        {isShown && <Body job={job} mayRun={mayRun} titleId={titleId} onMoved={onMoved} />}
      </Box>
      {!isOpen(job.state) && (
        <Flex>
          <TextButton
            aria-expanded={isUnfolded}
            aria-controls={bodyId}
            aria-describedby={titleId}
            endIcon={isUnfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
            onClick={() => setIsUnfolded(!isUnfolded)}
          >
            {text('bulkJob.details')}
          </TextButton>
        </Flex>
      )}
    </Card>
  );
}

function Heading({ job, titleId }: { job: BulkJobSummary; titleId: string }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const authorName = useAuthorName();
  const { createdAt, id, institution, kind, state } = job;
  const author = bulkJobAuthor(job.author);
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
      <Box>
        <Typography id={titleId} tag="h2" variant="delta">
          {text(`bulkJob.title.${kind}`, {
            id: String(id),
            institution: institution === null ? '' : nameOf(institution),
          })}
        </Typography>
        <Typography tag="p" textColor="neutral600" paddingTop={1}>
          {text('bulkJob.origin', {
            author:
              author.kind === 'delivery' ? (
                <Link key="author" tag={NavLink} to={PLACES.delivery(Number(author.id))}>
                  {authorName(job)}
                </Link>
              ) : (
                authorName(job)
              ),
            when: <Moment at={createdAt} tense="past" />,
          })}
        </Typography>
      </Box>
      <StatusWord variant={BULK_JOB_VARIANTS[state]}>{text(`bulkJob.state.${state}`)}</StatusWord>
    </Flex>
  );
}

const MOVING_INTERVAL_MS = 3_000;
const RESTING_INTERVAL_MS = 15_000;

function Body({ job, mayRun, titleId, onMoved }: BulkJobCardProps & { titleId: string }) {
  const isVisible = useTabVisible();
  const intervalMs = isMoving(job.state) ? MOVING_INTERVAL_MS : RESTING_INTERVAL_MS;
  const details = useGetBulkJobQuery(
    { id: job.id },
    {
      pollingInterval: isVisible && isOpen(job.state) ? intervalMs : 0,
      refetchOnMountOrArgChange: true,
    },
  );
  const state = details.currentData?.state;
  useEffect(() => {
    if (state !== undefined && state !== job.state) onMoved();
    // Runs once per transition seen here; the list may already have the newer state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  return (
    <Loaded query={details}>
      {(read) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <BulkJobFacts job={read} />
          {mayRun && <BulkJobActions job={read} titleId={titleId} />}
        </Flex>
      )}
    </Loaded>
  );
}
