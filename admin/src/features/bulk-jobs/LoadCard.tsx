import { useEffect, useId, useState } from 'react';
import { Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { LoadSummary } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { Moment } from '../../shared/time/Moment';
import { StatusWord } from '../../shared/components/StatusWord';
import { Loaded } from '../../shared/components/Loaded';
import { useInstitutions } from '../institutions';
import { useTabVisible } from '../../shared/hooks/useTabVisible';
import { isMoving, isOpen, LOAD_VARIANTS, loadAuthor } from './loads';
import { PLACES } from '../../shared/places';
import { useGetLoadQuery } from './loadsApi';
import { message } from '../../translations/message';
import { LoadActions } from './LoadActions';
import { LoadFacts } from './LoadFacts';
import { useAuthorName } from './useAuthorName';

interface LoadCardProps {
  load: LoadSummary;
  mayRun: boolean;
  /** The load is in another state by now than the list knows. */
  onMoved: () => unknown;
}

/** One load; what is over folds away. */
export function LoadCard({ load, mayRun, onMoved }: LoadCardProps) {
  const { formatMessage } = useIntl();
  const titleId = useId();
  const bodyId = useId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isShown = isOpen(load.state) || isUnfolded;
  return (
    <Card titleId={titleId}>
      <Heading load={load} titleId={titleId} />
      <Box id={bodyId} display={isShown ? 'block' : 'none'}>
        {isShown && <Body load={load} mayRun={mayRun} titleId={titleId} onMoved={onMoved} />}
      </Box>
      {!isOpen(load.state) && (
        <Flex>
          <TextButton
            aria-expanded={isUnfolded}
            aria-controls={bodyId}
            aria-describedby={titleId}
            endIcon={isUnfolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
            onClick={() => setIsUnfolded(!isUnfolded)}
          >
            {formatMessage(message('load.details'))}
          </TextButton>
        </Flex>
      )}
    </Card>
  );
}

function Heading({ load, titleId }: { load: LoadSummary; titleId: string }) {
  const { formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  const authorName = useAuthorName();
  const { createdAt, id, institution, kind, state } = load;
  const author = loadAuthor(load.author);
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
      <Box>
        <Typography id={titleId} tag="h2" variant="delta">
          {formatMessage(message(`load.title.${kind}`), {
            id: String(id),
            institution: institution === null ? '' : nameOf(institution),
          })}
        </Typography>
        <Typography tag="p" textColor="neutral600" paddingTop={1}>
          {formatMessage(message('load.origin'), {
            author:
              author.kind === 'delivery' ? (
                <Link key="author" tag={NavLink} to={PLACES.delivery(Number(author.id))}>
                  {authorName(load)}
                </Link>
              ) : (
                authorName(load)
              ),
            when: <Moment at={createdAt} tense="past" />,
          })}
        </Typography>
      </Box>
      <StatusWord variant={LOAD_VARIANTS[state]}>
        {formatMessage(message(`load.state.${state}`))}
      </StatusWord>
    </Flex>
  );
}

const MOVING_INTERVAL_MS = 3_000;
const RESTING_INTERVAL_MS = 15_000;

function Body({ load, mayRun, titleId, onMoved }: LoadCardProps & { titleId: string }) {
  const isVisible = useTabVisible();
  const intervalMs = isMoving(load.state) ? MOVING_INTERVAL_MS : RESTING_INTERVAL_MS;
  const details = useGetLoadQuery(
    { id: load.id },
    {
      pollingInterval: isVisible && isOpen(load.state) ? intervalMs : 0,
      refetchOnMountOrArgChange: true,
    },
  );
  const state = details.currentData?.state;
  useEffect(() => {
    if (state !== undefined && state !== load.state) onMoved();
    // Once for each move that is seen here; the list may well have the later state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state]);
  return (
    <Loaded query={details}>
      {(read) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <LoadFacts load={read} />
          {mayRun && <LoadActions load={read} titleId={titleId} />}
        </Flex>
      )}
    </Loaded>
  );
}
