import { useId } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { MatchReviewContact, MatchReviewStatus } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Notice';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { useInstitutions } from '../institutions';
import { PLACES } from '../../shared/places';
import { mayBeAnswer } from './matching';
import { useText } from '../../shared/words/useText';
import { MatchAnswer } from './MatchAnswer';
import { MergeButton } from './MergeDialog';

interface MatchReviewCardProps {
  review: MatchReviewStatus;
  mayDecide: boolean;
  onAnswered: () => void;
}

export function MatchReviewCard({ review, mayDecide, onAnswered }: MatchReviewCardProps) {
  const text = useText();
  const titleId = useId();
  const isAsked = mayDecide && review.state === 'open';
  return (
    <Card titleId={titleId}>
      <Heading review={review} titleId={titleId} />
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {review.contacts.map((contact) => (
          <Flex tag="li" key={contact.documentId} justifyContent="space-between" gap={4}>
            <Flex gap={3} wrap="wrap">
              <ContactName contact={contact} />
              {review.state === 'open' && contact.contactNumber !== null && (
                <Typography variant="pi" textColor="neutral600">
                  {text('matchReview.hasNumber', {
                    number: contact.contactNumber,
                  })}
                </Typography>
              )}
            </Flex>
            {isAsked && review.kind === 'match' && mayBeAnswer(contact) && (
              <MatchAnswer
                review={review}
                answer={{ kind: 'contact', contact }}
                titleId={titleId}
                onAnswered={onAnswered}
              />
            )}
          </Flex>
        ))}
      </Flex>
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
            <MergeButton review={review} titleId={titleId} onAnswered={onAnswered} />
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
  const { contactNumber, institution, kind, noticedAt, reason } = review;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography id={titleId} tag="h3" variant="delta">
        {text(`matchReview.title.${kind}`, {
          number: contactNumber,
          institution: nameOf(institution),
        })}
      </Typography>
      {/* The reason of a match contains ids; the contacts are listed below by name. */}
      <Line>
        {kind === 'match' ? text('matchReview.reason.match') : <ReasonText reason={reason} />}
      </Line>
      <Flex gap={3}>
        <Line muted>
          <Moment at={noticedAt} tense="past" />
        </Line>
        {review.quarantinedItemId !== null && (
          <Link tag={RouterLink} to={PLACES.quarantinedItems({ institution })}>
            {text('matchReview.seeItem')}
          </Link>
        )}
      </Flex>
    </Flex>
  );
}

function ContactName({ contact: { documentId, name } }: { contact: MatchReviewContact }) {
  const text = useText();
  if (name === null) {
    return <Typography textColor="neutral600">{text('links.contact.deleted')}</Typography>;
  }
  return (
    <Link tag={RouterLink} to={PLACES.contact(documentId)}>
      {name === '' ? text('links.contact.nameless') : name}
    </Link>
  );
}
