import { useEffect, useState } from 'react';
import { LinkButton } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { Link, Navigate, useParams, useSearchParams } from 'react-router-dom';
import type { Booking, CatalogStatus } from '../../../../../server/src/contracts';
import { draftFrom, emptyDraft, isComposable } from './model/draft';
import { Loaded } from '../../../shared/components/Loaded';
import { NothingToList } from '../../../shared/lists/ListPage';
import { useCatalogs } from '../../catalog';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { useGetBookingQuery } from '../queries/bookingsApi';
import { useText } from '../../../shared/words/useText';
import { Composer } from './Composer';
import { ComposerFrame } from './ComposerFrame';
import { useContactOfAddress } from './contact/useContactOfAddress';

/** The composer: empty, for the contact in the address, or with a stored draft. */
export function ComposerScreen() {
  const { documentId } = useParams<{ documentId: string }>();
  const mayCompose = useAllowed('composeBookings');
  const catalogs = useCatalogs();
  return (
    <Page.Main>
      <Loaded query={catalogs}>
        {(known) => (
          <Opening
            documentId={documentId}
            institutions={known.filter(({ institution }) => mayCompose.at(institution.code))}
          />
        )}
      </Loaded>
    </Page.Main>
  );
}

interface OpeningProps {
  documentId: string | undefined;
  institutions: CatalogStatus[];
}

/**
 * Remembers a draft that was begun here, so that the composer continues when the draft gets its
 * own address.
 */
function Opening({ documentId, institutions }: OpeningProps) {
  const text = useText();
  const [openedId] = useState(documentId);
  const [first] = institutions;
  if (first === undefined) {
    return (
      <ComposerFrame title={text('booking.compose.title')}>
        <NothingToList text={text('booking.compose.noInstitution')} action={<ToS360Page />} />
      </ComposerFrame>
    );
  }
  return openedId === undefined ? (
    <NewBooking institutions={institutions} first={first.institution.code} />
  ) : (
    <KeptBooking documentId={openedId} institutions={institutions} />
  );
}

interface NewBookingProps {
  institutions: CatalogStatus[];
  first: string;
}

function NewBooking({ first, institutions }: NewBookingProps) {
  const [search] = useSearchParams();
  const [contactId] = useState(search.get('contact'));
  const { contact, isReading } = useContactOfAddress(contactId);
  const [only] = institutions.length === 1 ? institutions : [];
  if (isReading) return <Page.Loading />;
  return (
    <Composer
      institutions={institutions}
      begun={emptyDraft(only?.institution.code ?? first, contact)}
      opened={null}
    />
  );
}

interface KeptBookingProps {
  documentId: string;
  institutions: CatalogStatus[];
}

/** Reads the booking once; afterwards the composer itself holds the newest version. */
function KeptBooking({ documentId, institutions }: KeptBookingProps) {
  const [opened, setOpened] = useState<Booking | null>(null);
  if (opened === null) return <ReadBooking documentId={documentId} onRead={setOpened} />;
  const mayCompose = institutions.some(
    ({ institution }) => institution.code === opened.institution.code,
  );
  return mayCompose && isComposable(opened) ? (
    <Composer institutions={institutions} begun={draftFrom(opened)} opened={opened} />
  ) : (
    <Navigate replace to={PLACES.booking(documentId)} />
  );
}

interface ReadBookingProps {
  documentId: string;
  onRead: (booking: Booking) => void;
}

function ReadBooking({ documentId, onRead }: ReadBookingProps) {
  const [askedAt] = useState(() => Date.now());
  const query = useGetBookingQuery({ documentId }, { refetchOnMountOrArgChange: true });
  const { currentData, fulfilledTimeStamp = 0 } = query;
  // A cached booking may have an outdated revision.
  const booking = fulfilledTimeStamp >= askedAt ? currentData : undefined;
  useEffect(() => {
    if (booking !== undefined) onRead(booking);
  }, [booking, onRead]);
  return <Loaded query={{ ...query, currentData: undefined }}>{() => null}</Loaded>;
}

/** Where institutions stand, with what they lack, for users who may see them. */
function ToS360Page() {
  const text = useText();
  if (!useAllowed('readOverview').somewhere) return null;
  return (
    <LinkButton tag={Link} to={PLACES.institutions} variant="secondary">
      {text('widget.link')}
    </LinkButton>
  );
}
