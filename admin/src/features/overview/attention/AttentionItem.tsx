import { useId } from 'react';
import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { awaitsAnswer, causeOf, todoOf } from '../../../../../server/src/contracts';
import type { Cause } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { asSentence } from '../../../shared/reasons/asSentence';
import { useReasons } from '../../../shared/reasons/useReasons';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';
import { CallSubject } from '../../activity';
import { TryAgain } from '../../contacts';
import { AssigneeSelect } from './AssigneeSelect';
import { DismissButton } from './DismissButton';
import { placeOf } from './attentionPlaces';
import { useCauseTitle } from './useCauseTitle';
import { useNameOf } from './useUnusable';

/** What waits, why, since when, who has to act, and the actions that cure it. */
export function AttentionItem({ group, onGone }: { group: Cause; onGone: () => void }) {
  const text = useText();
  const titleId = useId();
  const titleOf = useCauseTitle();
  const { actor, count, dismissed, institution, only, since } = group;
  return (
    <Flex
      tag="article"
      aria-labelledby={titleId}
      justifyContent="space-between"
      alignItems="flex-start"
      gap={4}
      wrap="wrap"
      padding={5}
      hasRadius
      background="neutral0"
      shadow="tableShadow"
    >
      <Flex direction="column" alignItems="stretch" gap={1} flex="1" minWidth="30rem">
        <Flex gap={2} wrap="wrap">
          <Typography id={titleId} tag="h3" variant="omega" fontWeight="bold">
            {titleOf(group)}
          </Typography>
          <StatusWord
            variant={dismissed ? 'neutral' : actor === 'operator' ? 'warning' : 'secondary'}
          >
            {text(`attention.actor.${actor}`)}
          </StatusWord>
        </Flex>
        {only && <CallSubject about={only} institution={institution} whenNothing={null} />}
        <Why group={group} />
        <Line>{text(todoOf(group), { count })}</Line>
        <Line muted>
          <Where group={group} />
          {since !== null && (
            <>
              {' · '}
              {text('attention.since', {
                when: <Moment at={since} tense="past" />,
              })}
            </>
          )}
        </Line>
        {dismissed && <Dismissed dismissed={dismissed} />}
      </Flex>
      <Actions group={group} onGone={onGone} />
    </Flex>
  );
}

/** The reason; refused bookings may have several. */
function Why({ group: { count, kind, reason } }: { group: Cause }) {
  const text = useText();
  const inWords = useReasons();
  if (reason !== null) return <Line>{asSentence(inWords(reason))}</Line>;
  return (
    kind === 'failedBooking' && <Line>{text('attention.failedBooking.reasons', { count })}</Line>
  );
}

/** The institution; for bulk jobs of several, each with the contacts that they hold there. */
function Where({ group: { heldAt, institution } }: { group: Cause }) {
  const text = useText();
  const nameOf = useNameOf();
  if (institution !== '') return nameOf(institution);
  if (heldAt.length === 0) return text('attention.everywhere');
  const sizeOf = (count: number) => text('bulkJob.size.contacts', { count });
  return heldAt.map((held) => `${nameOf(held.institution)} (${sizeOf(held.contacts)})`).join(' · ');
}

function Dismissed({ dismissed }: { dismissed: NonNullable<Cause['dismissed']> }) {
  const text = useText();
  const { at, by, note } = dismissed;
  return (
    <Line muted>
      {text('attention.dismissed.by', {
        name: by?.name ?? text('attention.somebody'),
        when: <Moment at={at} tense="past" />,
        hasNote: note === null ? 'no' : 'yes',
        note: note ?? '',
      })}
    </Line>
  );
}

function Actions({ group, onGone }: { group: Cause; onGone: () => void }) {
  const text = useText();
  const { cause, count, institution, kind } = group;
  // What concerns all institutions has an empty code, at which only those for all may act.
  const maySteer = useAllowed('steerSync').at(institution);
  const { retries } = causeOf(kind);
  const name = useCauseTitle()(group);
  const look = text('attention.look');
  return (
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {maySteer && <AssigneeSelect group={group} name={name} />}
      {maySteer && retries && cause !== null && !awaitsAnswer(group) && (
        <TryAgain
          selection={{ institution, kind: retries, code: cause }}
          calls={count}
          label={text('failures.retry')}
          onTried={onGone}
        />
      )}
      {maySteer && <DismissButton group={group} name={name} onGone={onGone} />}
      <Box>
        <LinkButton
          tag={Link}
          to={placeOf(group)}
          size="S"
          variant="secondary"
          aria-label={`${look}: ${name}`}
        >
          {look}
        </LinkButton>
      </Box>
    </Flex>
  );
}
