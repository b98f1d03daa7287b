import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { MatchReviewStatus, NamedContact } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Line';
import { TextLink } from '../../shared/components/TextLink';
import { PLACES } from '../../shared/places';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { useText } from '../../shared/words/useText';
import { answerOf } from './reviewAnswer';

/** What was answered to a match review, by whom, and when; nothing while it is open. */
export function DecidedAnswer({ review }: { review: MatchReviewStatus }) {
  const text = useText();
  const { decidedAt, decidedContact, deciderName } = review;
  const answered = answerOf(review);
  if (answered === null) return null;
  const { answer, isByPerson } = answered;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography fontWeight="bold">
        {text(`matchReview.decision.${answer}`, {
          name: <DecidedContact key="name" contact={decidedContact} />,
        })}
      </Typography>
      {isByPerson && (
        <Line>{text('decided.by', { name: deciderName ?? text('history.nobodyKnown') })}</Line>
      )}
      {decidedAt !== null && (
        <Line muted>
          <ExactMoment at={decidedAt} />
        </Line>
      )}
    </Flex>
  );
}

function DecidedContact({ contact }: { contact: NamedContact | null }) {
  const text = useText();
  if (contact === null || contact.name === null) return <>{text('links.contact.deleted')}</>;
  return (
    <TextLink tag={Link} to={PLACES.contactPage(contact.documentId)}>
      {contact.name === '' ? text('links.contact.nameless') : contact.name}
    </TextLink>
  );
}
