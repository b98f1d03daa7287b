import { Link } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { InstitutionStatus, Stream } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { PLACES } from '../../shared/places';
import { Moment } from '../../shared/time/Moment';
import { CallsLeft } from './CallsLeft';
import { DrainTime } from './DrainTime';
import { FigureNote } from './FigureNote';
import { useText } from '../../shared/words/useText';

/** As many columns as fit, of the same width. */
const Figures = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** When an institution last exchanged something, and how much waits; each number leads to its list. */
export function InstitutionFigures({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { code, lastDeliveries, lastSent, links, quarantinedItems } = institution;
  const linksIn = (state: 'pending' | 'failed' | 'inDoubt' | 'conflict') =>
    PLACES.links({ institution: code, state });
  return (
    <Figures>
      <Fact name={text('figures.contacts')}>
        <Last at={lastDeliveries.contacts} never={text('receiving.never')} />
        <Rhythm institution={institution} stream="contacts" />
      </Fact>
      <Fact name={text('figures.orders')}>
        <Last at={lastDeliveries.orders} never={text('receiving.never')} />
        <Rhythm institution={institution} stream="orders" />
      </Fact>
      <Fact name={text('figures.sentContacts')}>
        <Last at={lastSent.contacts} never={text('figures.neverSent')} />
      </Fact>
      <Fact name={text('figures.sentBookings')}>
        <Last at={lastSent.bookings} never={text('figures.neverSent')} />
      </Fact>
      <Fact name={text('figures.pending')}>
        <Counted count={links.pending} to={linksIn('pending')} />
        {links.pending > 0 && <DrainTime institution={institution} />}
      </Fact>
      <Fact name={text('figures.failed')}>
        <Counted count={links.failed} to={linksIn('failed')} />
      </Fact>
      <Fact name={text('figures.unconfirmed')}>
        <Counted count={links.inDoubt} to={linksIn('inDoubt')} />
      </Fact>
      <Fact name={text('figures.conflicts')}>
        <Counted count={links.conflict} to={linksIn('conflict')} />
      </Fact>
      <Fact name={text('figures.notImported')}>
        <Counted count={quarantinedItems} to={PLACES.quarantinedItems({ institution: code })} />
      </Fact>
      <CallsLeft institution={institution} />
    </Figures>
  );
}

const Last = ({ at, never }: { at: string | null; never: string }): ReactNode =>
  at === null ? never : <Moment at={at} tense="past" />;

/** How often S-360 delivers, and whether a delivery is overdue. */
function Rhythm({
  institution: { alarms, webhookMinutes },
  stream,
}: {
  institution: InstitutionStatus;
  stream: Stream;
}) {
  const text = useText();
  const isOverdue = alarms.some(
    (alarm) => alarm.kind === 'silence' && alarm.stream === stream && alarm.since !== null,
  );
  return (
    <FigureNote isUrgent={isOverdue}>
      {text(isOverdue ? 'figures.rhythm.overdue' : 'figures.rhythm', { minutes: webhookMinutes })}
    </FigureNote>
  );
}

function Counted({ count, to }: { count: number; to: string }) {
  const { formatNumber } = useIntl();
  if (count === 0) return formatNumber(0);
  return (
    <Link tag={RouterLink} to={to}>
      {formatNumber(count)}
    </Link>
  );
}
