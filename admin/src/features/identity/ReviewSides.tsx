import type { ReactNode } from 'react';
import { Box, Flex, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { MatchReviewContact, MatchReviewStatus } from '../../../../server/src/contracts';
import { BareTable, Cell } from '../../shared/components/FlatTable';
import { Line } from '../../shared/components/Line';
import { useStateColors } from '../../shared/components/stateVariant';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { comparedSides, sidesOf } from './sides';
import type { Side, SideCell } from './sides';

interface ReviewSidesProps {
  review: MatchReviewStatus;
  /** What can be answered about a contact, below its values. */
  answerFor: (contact: MatchReviewContact) => ReactNode;
}

const keyOf = (side: Side): string => (side.kind === 's360' ? 's360' : side.contact.documentId);

/** Everything known of each side, side by side, with the differences marked. */
export function ReviewSides({ review, answerFor }: ReviewSidesProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const sides = sidesOf(review);
  const answers = sides.map((side) => side.kind === 'contact' && answerFor(side.contact));
  return (
    // It scrolls, also with the arrow keys: there may be many candidates. No region, which would need
    // another name in each card.
    <Box role="group" aria-label={text('matchReview.sides')} tabIndex={0} overflow="auto">
      <BareTable>
        <thead>
          <tr>
            <Cell>
              <VisuallyHidden>{text('merge.column.field')}</VisuallyHidden>
            </Cell>
            {sides.map((side) => (
              <Cell as="th" scope="col" key={keyOf(side)}>
                <SideHead side={side} review={review} />
              </Cell>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedSides(sides).map(({ cells, field }) => (
            <tr key={field}>
              <RowHead>{nameOf(field)}</RowHead>
              {cells.map((cell, index) => (
                <Cell key={index}>
                  <Value cell={cell} />
                </Cell>
              ))}
            </tr>
          ))}
          {sides.some((side) => lastOrderOf(side) !== null) && (
            <tr>
              <RowHead>{text('matchReview.lastOrder')}</RowHead>
              {sides.map((side) => (
                <Cell key={keyOf(side)}>
                  <LastOrder side={side} />
                </Cell>
              ))}
            </tr>
          )}
          {answers.some(Boolean) && (
            <tr>
              <Cell />
              {answers.map((answer, index) => (
                <Cell key={index}>{answer}</Cell>
              ))}
            </tr>
          )}
        </tbody>
      </BareTable>
    </Box>
  );
}

function RowHead({ children }: { children: ReactNode }) {
  return (
    <Cell as="th" scope="row">
      <Typography variant="pi" fontWeight="bold">
        {children}
      </Typography>
    </Cell>
  );
}

function SideHead({ side, review }: { side: Side; review: MatchReviewStatus }) {
  const text = useText();
  if (side.kind === 's360') {
    const { contactNumber: number, institution } = review;
    return (
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="bold">{text('matchReview.side.s360', { number })}</Typography>
        {!side.isKept && (
          <>
            <Box maxWidth="28rem">
              <Typography variant="pi" fontWeight="regular" textColor="neutral600">
                {text('matchReview.side.notKept')}
              </Typography>
            </Box>
            <Link tag={RouterLink} to={PLACES.activity({ institution, further: { number } })}>
              {text('matchReview.seeActivity')}
            </Link>
          </>
        )}
      </Flex>
    );
  }
  const { contact } = side;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <ContactName contact={contact} />
      {review.state === 'open' && contact.contactNumber !== null && (
        <Line muted>{text('matchReview.hasNumber', { number: contact.contactNumber })}</Line>
      )}
    </Flex>
  );
}

/** A difference is bold, on a colour, and said to those who see neither. */
function Value({ cell: { differs, value } }: { cell: SideCell }) {
  const text = useText();
  const { border, text: textColor } = useStateColors('warning');
  if (!differs) return <Line muted={value === null}>{value ?? '–'}</Line>;
  return (
    <Box
      tag="span"
      background="warning100"
      borderColor={border}
      hasRadius
      paddingLeft={1}
      paddingRight={1}
    >
      <Typography variant="pi" fontWeight="bold" textColor={textColor}>
        {value}
        <VisuallyHidden>{text('matchReview.differs')}</VisuallyHidden>
      </Typography>
    </Box>
  );
}

const lastOrderOf = (side: Side) => (side.kind === 'contact' ? side.contact.lastOrderAt : null);

function LastOrder({ side }: { side: Side }) {
  const { formatDate } = useIntl();
  const at = lastOrderOf(side);
  return <Line muted={at === null}>{at ? formatDate(at, { dateStyle: 'medium' }) : '–'}</Line>;
}

function ContactName({ contact: { documentId, name } }: { contact: MatchReviewContact }) {
  const text = useText();
  if (name === null) {
    return <Typography textColor="neutral600">{text('links.contact.deleted')}</Typography>;
  }
  return (
    <Link tag={RouterLink} to={PLACES.contactPage(documentId)}>
      {name === '' ? text('links.contact.nameless') : name}
    </Link>
  );
}
