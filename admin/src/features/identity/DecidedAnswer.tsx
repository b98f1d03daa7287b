import { Flex, Typography } from '@strapi/design-system';
import type { MatchReviewStatus } from '../../../../server/src/contracts';
import { Line } from '../../shared/components/Notice';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { useText } from '../../shared/words/useText';
import { answerOf } from './reviewAnswer';

/** What was answered to a match review, by whom, and when; nothing while it is open. */
export function DecidedAnswer({ review }: { review: MatchReviewStatus }) {
  const text = useText();
  const { decidedAt, deciderName } = review;
  const answered = answerOf(review);
  if (answered === null) return null;
  const { answer, isByPerson } = answered;
  const name = answered.name === '' ? text('links.contact.nameless') : answered.name;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography fontWeight="bold">
        {text(`matchReview.decision.${answer}`, { name: name ?? text('links.contact.deleted') })}
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
