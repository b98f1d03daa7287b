import { useEffect, useId, useRef, useState } from 'react';
import { Box, Button, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { isAskedAbout } from '../../../../../server/src/contracts';
import type { ListedQuarantinedItem } from '../../../../../server/src/contracts';
import { Card } from '../../../shared/components/Card';
import { Folded } from '../../../shared/components/Folded';
import { JsonText } from '../body/JsonText';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { TextLink } from '../../../shared/components/TextLink';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useInstitutions } from '../../institutions';
import { useDismissItemMutation } from '../inboxApi';
import { DismissItems } from './DismissItems';
import { hasNumber } from './hasNumber';
import { useReplay } from './useReplay';
import { PLACES } from '../../../shared/places';
import { asSentence } from '../../../shared/reasons/asSentence';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';

interface QuarantinedItemProps {
  item: ListedQuarantinedItem;
  mayReplay: boolean;
  onLeft: () => void;
}

export function QuarantinedItem({ item, mayReplay, onLeft }: QuarantinedItemProps) {
  const titleId = useId();
  return (
    <Card titleId={titleId}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Origin item={item} titleId={titleId} />
        <Flex gap={2}>
          {mayReplay && (
            <>
              {hasNumber(item) && <Reprocess item={item} titleId={titleId} onLeft={onLeft} />}
              <Dismiss item={item} titleId={titleId} onLeft={onLeft} />
            </>
          )}
          <Erase item={item} titleId={titleId} />
        </Flex>
      </Flex>
      <Reasons item={item} />
      {item.body !== null && <Body item={item} body={item.body} titleId={titleId} />}
    </Card>
  );
}

interface TitledProps {
  item: ListedQuarantinedItem;
  /** The id of the item's title, which distinguishes its parts from those of other items. */
  titleId: string;
}

function Origin({ item, titleId }: TitledProps) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const { deliveryId, quarantinedAt, stream } = item;
  const title = useTitle(item);
  return (
    <Box>
      <Typography id={titleId} tag="h3" variant="epsilon" fontWeight="bold">
        {title}
      </Typography>
      <Flex gap={2} wrap="wrap" paddingTop={1}>
        <Typography textColor="neutral600">{text(`stream.${stream}`)}</Typography>
        <Typography textColor="neutral600">{nameOf(item.institution)}</Typography>
        <Link tag={RouterLink} to={PLACES.delivery(deliveryId)}>
          {text('delivery.title', { id: String(deliveryId) })}
        </Link>
        {quarantinedAt !== null && (
          <Typography textColor="neutral600">
            <Moment at={quarantinedAt} tense="past" />
          </Typography>
        )}
      </Flex>
    </Box>
  );
}

/** Positions start at 0, but people count from one. */
function useTitle({ contactNumber, orderId, position, stream }: ListedQuarantinedItem): string {
  const text = useText();
  const item = { position: position + 1 };
  switch (stream) {
    case 'contacts':
      return contactNumber === null
        ? text('quarantine.noNumber', item)
        : text('quarantine.item', { ...item, number: contactNumber });
    case 'orders':
      return orderId === null
        ? text('quarantine.noOrderNumber', item)
        : text('quarantine.order', { ...item, number: orderId });
  }
}

function Reprocess({ item, titleId, onLeft }: TitledProps & { onLeft: () => void }) {
  const text = useText();
  const replay = useReplay();
  const { busy, run } = useBusy();
  const button = useRef<HTMLButtonElement>(null);
  const [timesKept, setTimesKept] = useState(0);

  // The button is disabled while busy and loses the focus, so an item that stays returns the focus
  // to it.
  useEffect(() => {
    if (timesKept > 0) button.current?.focus();
  }, [timesKept]);

  const reprocess = async () => {
    if (await run(() => replay(item))) onLeft();
    else setTimesKept((times) => times + 1);
  };

  return (
    <Button
      ref={button}
      variant="secondary"
      size="S"
      loading={busy}
      aria-describedby={titleId}
      onClick={() => void reprocess()}
    >
      {text('quarantine.reprocess')}
    </Button>
  );
}

function Dismiss({ item, titleId, onLeft }: TitledProps & { onLeft: () => void }) {
  const text = useText();
  const [dismiss] = useDismissItemMutation();
  const button = useRef<HTMLButtonElement>(null);
  const isGone = useRef(false);
  return (
    <DismissItems
      count={1}
      dismiss={async () => {
        const count = await dismiss({ id: item.id }).unwrap();
        isGone.current = true;
        return count;
      }}
      onClosed={() => (isGone.current ? onLeft() : button.current?.focus())}
      trigger={
        <Button ref={button} variant="tertiary" size="S" aria-describedby={titleId}>
          {text('quarantine.dismiss')}
        </Button>
      }
    />
  );
}

/** The way to the erasure of the person that the item is about. */
function Erase({ item: { contactNumber, institution, stream }, titleId }: TitledProps) {
  const text = useText();
  const mayErase = useAllowed('erasePersons').everywhere;
  if (!mayErase || stream !== 'contacts' || contactNumber === null) return null;
  return (
    <LinkButton
      tag={RouterLink}
      to={PLACES.erasureOf(institution, contactNumber)}
      variant="danger-light"
      size="S"
      aria-describedby={titleId}
    >
      {text('privacy.erase.open')}
    </LinkButton>
  );
}

function Reasons({ item }: { item: ListedQuarantinedItem }) {
  const { reasons } = item;
  const text = useText();
  const inWords = useReasons();
  if (reasons.length === 0) return null;
  return (
    <Notice tone="warning" title={text('quarantine.reasons', { count: reasons.length })}>
      <ul>
        {reasons.map((reason) => (
          <li key={inWords(reason)}>
            <Line>{asSentence(inWords(reason))}</Line>
            <Line muted>{text('failures.code', { code: reason.code })}</Line>
          </li>
        ))}
      </ul>
      {reasons.some(isAskedAbout) && (
        <Line>
          <TextLink tag={RouterLink} to={PLACES.matchReviews({ institution: item.institution })}>
            {text('matchReviews.title')}
          </TextLink>
        </Line>
      )}
      {!hasNumber(item) && <Line>{text('quarantine.hopeless')}</Line>}
    </Notice>
  );
}

/** Personal data: rendered only when a user asks to see it. */
function Body({ item, body, titleId }: TitledProps & { body: string }) {
  const text = useText();
  return (
    <Folded title={text('quarantine.body')} describedBy={titleId}>
      <JsonText
        label={text('quarantine.bodyOf', { position: item.position + 1 })}
        body={body}
        maxHeight="40rem"
      />
    </Folded>
  );
}
