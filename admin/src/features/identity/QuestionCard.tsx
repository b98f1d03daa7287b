import { useId } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { CandidateContact, CandidateStatus } from '../../../../server/src/contracts';
import { Card } from '../../shared/components/Card';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Notice';
import { ReasonText } from '../../shared/words/ReasonText';
import { useInstitutions } from '../institutions';
import { PLACES } from '../../shared/places';
import { mayBeAnswer } from './matching';
import { message } from '../../translations/message';
import { MatchAnswer } from './MatchAnswer';
import { MergeButton } from './MergeDialog';

interface QuestionCardProps {
  question: CandidateStatus;
  mayDecide: boolean;
  onAnswered: () => void;
}

/** One question with the contacts that it is about, and its answers. */
export function QuestionCard({ question, mayDecide, onAnswered }: QuestionCardProps) {
  const { formatMessage } = useIntl();
  const titleId = useId();
  const isAsked = mayDecide && question.state === 'open';
  return (
    <Card titleId={titleId}>
      <Heading question={question} titleId={titleId} />
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {question.contacts.map((contact) => (
          <Flex tag="li" key={contact.documentId} justifyContent="space-between" gap={4}>
            <Flex gap={3} wrap="wrap">
              <ContactName contact={contact} />
              {question.state === 'open' && contact.contactNumber !== null && (
                <Typography variant="pi" textColor="neutral600">
                  {formatMessage(message('question.hasNumber'), { number: contact.contactNumber })}
                </Typography>
              )}
            </Flex>
            {isAsked && question.kind === 'match' && mayBeAnswer(contact) && (
              <MatchAnswer
                question={question}
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
          {question.kind === 'match' ? (
            <MatchAnswer
              question={question}
              answer={{ kind: 'create' }}
              titleId={titleId}
              onAnswered={onAnswered}
            />
          ) : (
            <MergeButton question={question} titleId={titleId} onAnswered={onAnswered} />
          )}
          <MatchAnswer
            question={question}
            answer={{ kind: question.kind === 'match' ? 'dismiss' : 'apart' }}
            titleId={titleId}
            onAnswered={onAnswered}
          />
        </Flex>
      )}
    </Card>
  );
}

function Heading({ question, titleId }: { question: CandidateStatus; titleId: string }) {
  const { formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  const { contactNumber, institution, kind, noticedAt, reason } = question;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography id={titleId} tag="h3" variant="delta">
        {formatMessage(message(`question.title.${kind}`), {
          number: contactNumber,
          institution: nameOf(institution),
        })}
      </Typography>
      {/* The reason of a match names the contacts by their ids; here they stand below, by name. */}
      <Line>
        {kind === 'match' ? (
          formatMessage(message('question.reason.match'))
        ) : (
          <ReasonText text={reason} />
        )}
      </Line>
      <Flex gap={3}>
        <Line muted>
          <Moment at={noticedAt} tense="past" />
        </Line>
        {question.quarantinedItemId !== null && (
          <Link tag={RouterLink} to={PLACES.quarantinedItems({ institution })}>
            {formatMessage(message('question.seeItem'))}
          </Link>
        )}
      </Flex>
    </Flex>
  );
}

function ContactName({ contact: { documentId, name } }: { contact: CandidateContact }) {
  const { formatMessage } = useIntl();
  if (name === null) {
    return (
      <Typography textColor="neutral600">
        {formatMessage(message('links.contact.deleted'))}
      </Typography>
    );
  }
  return (
    <Link tag={RouterLink} to={PLACES.contact(documentId)}>
      {name === '' ? formatMessage(message('links.contact.nameless')) : name}
    </Link>
  );
}
