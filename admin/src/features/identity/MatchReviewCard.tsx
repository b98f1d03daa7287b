import { useId } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { MatchReviewContact, MatchReviewStatus } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Line';
import { SelectEntry, type Selection } from '../../shared/lists/Selection';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { useInstitutions } from '../institutions';
import { PLACES } from '../../shared/places';
import { mayBeAnswer, pairsToMerge } from './matching';
import { useText } from '../../shared/words/useText';
import { DecidedAnswer } from './DecidedAnswer';
import { MatchAnswer } from './MatchAnswer';
import { MergeButton } from './MergeDialog';
import { ReviewSides } from './ReviewSides';

interface MatchReviewCardProps {
  review: MatchReviewStatus;
  mayDecide: boolean;
  selection: Selection<MatchReviewStatus>;
  onAnswered: () => void;
}

/** What is asked, where not several contacts fit. */
const ASKED = [
  { code: 'maybeOther', key: 'matchReview.reason.doubtful' },
  { code: 'movedThere', key: 'matchReview.reason.moved' },
] as const;

/** A question of who is who, with both sides in full and the answers. */
export function MatchReviewCard(props: MatchReviewCardProps) {
  const { mayDecide, onAnswered, review, selection } = props;
  const text = useText();
  const titleId = useId();
  const isAsked = mayDecide && review.state === 'open';
  const pairs = pairsToMerge(review);
  const [onlyPair] = pairs.size === 1 ? pairs.values() : [];
  // One of the two is gone, so there is nothing to compare any more.
  const isMerged = review.kind === 'merge' && review.state !== 'open' && pairs.size === 0;
  const answerFor = (contact: MatchReviewContact) => {
    if (!isAsked) return null;
    if (review.kind === 'match') {
      return (
        mayBeAnswer(contact) && (
          <MatchAnswer
            review={review}
            answer={{ kind: 'contact', contact }}
            titleId={titleId}
            onAnswered={onAnswered}
          />
        )
      );
    }
    const pair = pairs.get(contact.documentId);
    return (
      pair !== onlyPair &&
      pair && <MergeButton pair={pair} titleId={titleId} onAnswered={onAnswered} />
    );
  };
  return (
    <Card titleId={titleId}>
      <Flex gap={3} alignItems="flex-start">
        <SelectEntry
          selection={selection}
          entry={review}
          label={text('matchReviews.choose', { number: review.contactNumber })}
        />
        <Heading review={review} titleId={titleId} />
      </Flex>
      {!isMerged && <ReviewSides review={review} answerFor={answerFor} />}
      {isAsked && (
        <Flex gap={2} wrap="wrap">
          {review.kind === 'match' ? (
            <MatchAnswer
              review={review}
              answer={{ kind: 'create' }}
              titleId={titleId}
              onAnswered={onAnswered}
            />
          ) : (
            onlyPair && <MergeButton pair={onlyPair} titleId={titleId} onAnswered={onAnswered} />
          )}
          <MatchAnswer
            review={review}
            answer={{ kind: review.kind === 'match' ? 'dismiss' : 'apart' }}
            titleId={titleId}
            onAnswered={onAnswered}
          />
        </Flex>
      )}
    </Card>
  );
}

function Heading({ review, titleId }: { review: MatchReviewStatus; titleId: string }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { contactNumber, institution, kind, noticedAt, reason, state } = review;
  const asked = ASKED.find(({ code }) => code === reason.code);
  const reasonKey = asked?.key ?? 'matchReview.reason.match';
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography id={titleId} tag="h3" variant="delta">
        {text(`matchReview.title.${kind}`, {
          number: contactNumber,
          institution: nameOf(institution),
        })}
      </Typography>
      {kind === 'merge' && (
        <Line>
          <ReasonText reason={reason} />
        </Line>
      )}
      {/* The reason of a match contains ids; the contacts are listed below by name. */}
      {kind === 'match' && state === 'open' && <Line>{text(reasonKey)}</Line>}
      <DecidedAnswer review={review} />
      <Flex gap={3}>
        {state === 'open' && (
          <Line muted>
            <Moment at={noticedAt} tense="past" />
          </Line>
        )}
        {review.quarantinedItemId !== null && (
          <Link tag={RouterLink} to={PLACES.quarantinedContact(institution, contactNumber)}>
            {text('matchReview.seeItem')}
          </Link>
        )}
      </Flex>
    </Flex>
  );
}
