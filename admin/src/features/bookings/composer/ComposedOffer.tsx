import { useMemo, useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { Booking, CatalogStatus } from '../../../../../server/src/contracts';
import { CatalogAge, useAvailability } from '../../catalog';
import type { CatalogView, LineTarget, Offering } from '../../catalog/model';
import type { BookingDraft, DraftChange } from './model/draft';
import { obstaclesOf, stillRefused, withServers } from './model/obstacles';
import { SPOTS } from './model/spots';
import { totalOf } from './model/totals';
import { useNow } from '../../../shared/time/useNow';
import { useText } from '../../../shared/words/useText';
import { GridPlace, Panel, SideColumn } from './layout';
import { Locked } from './Locked';
import { Offer } from './offer/Offer';
import { PriceGrid } from './picker/PriceGrid';
import { ProductPicker } from './picker/ProductPicker';
import { RunningTotal } from './offer/RunningTotal';
import type { Submission } from './useSubmit';

interface ComposedOfferProps {
  view: CatalogView;
  status: CatalogStatus;
  /** Reads the newer catalog again after a failed attempt; `null` where none was missed. */
  onReread: (() => void) | null;
  draft: BookingDraft;
  submission: Submission;
  kept: Booking | null;
  onChange: (change: DraftChange) => void;
}

/** Performances start while the user composes. */
const CLOCK_MS = 30_000;

/** The products on one side, the lines chosen so far on the other. */
export function ComposedOffer(props: ComposedOfferProps) {
  const { draft, kept, onChange, onReread, status, submission, view } = props;
  const text = useText();
  const nowMs = useNow(CLOCK_MS);
  const [chosen, setChosen] = useState<LineTarget | null>(null);
  const [focusing, setFocusing] = useState(0);
  const offering = chosen === null ? undefined : view.offering(chosen);
  const availability = useAvailability(
    draft.institution,
    useMemo(() => performancesOf(draft, chosen), [draft, chosen]),
  );
  const { isSubmitting, refusal, submit } = submission;
  const known = { view, availability };
  const obstacles = withServers(obstaclesOf(draft, { ...known, nowMs }), {
    kept: obstaclesKept(kept, draft),
    refused: refusal === null ? [] : stillRefused(refusal, draft, known),
  });

  const total = totalOf(view, draft.lines);

  const open = (wanted: Offering, isTouch = false): void => {
    setChosen(targetOf(wanted));
    if (!isTouch) setFocusing((times) => times + 1);
  };

  return (
    <>
      <Locked isLocked={isSubmitting}>
        <Panel aria-label={text('booking.compose.products')}>
          <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={3}>
            <Typography tag="h2" variant="delta" textColor="neutral800">
              {text('booking.compose.products')}
            </Typography>
            <CatalogAge status={status} catalog={view.catalog} onReread={onReread} />
          </Flex>
          <ProductPicker
            view={view}
            kind={draft.kind}
            lines={draft.lines}
            chosenKey={offering?.key ?? null}
            nowMs={nowMs}
            onPick={open}
          />
          <GridPlace>
            {offering === undefined ? (
              <Typography textColor="neutral600">{text('booking.compose.chooseFirst')}</Typography>
            ) : (
              <PriceGrid
                key={offering.key}
                view={view}
                offering={offering}
                lines={draft.lines}
                availability={availability.get(offering.id)}
                focusing={focusing}
                onQuantity={(line, quantity) => onChange({ type: 'quantity', line, quantity })}
              />
            )}
          </GridPlace>
        </Panel>
      </Locked>
      <SideColumn id={SPOTS.offer} tabIndex={-1}>
        <Offer
          draft={draft}
          view={view}
          status={status}
          total={total}
          obstacles={obstacles}
          isSubmitting={isSubmitting}
          onChange={onChange}
          onOpen={open}
          onSubmit={() => void submit(obstacles, known)}
        />
      </SideColumn>
      <RunningTotal total={total} />
    </>
  );
}

const targetOf = ({ id, kind }: Offering): LineTarget =>
  kind === 'performance'
    ? { performanceId: id, itemId: null }
    : { performanceId: null, itemId: id };

/** The performances on the lines, and the one whose prices are open. */
function performancesOf({ lines }: BookingDraft, chosen: LineTarget | null): string[] {
  return [...lines, ...(chosen ? [chosen] : [])].flatMap(({ performanceId }) =>
    performanceId === null ? [] : [performanceId],
  );
}

/** The server's obstacles about the contact apply only to that contact. */
function obstaclesKept(kept: Booking | null, { contact }: BookingDraft) {
  const isSame = kept?.contact?.documentId === contact?.documentId;
  return isSame ? (kept?.obstacles ?? []) : [];
}
