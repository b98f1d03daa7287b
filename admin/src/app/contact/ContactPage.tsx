import { useMemo } from 'react';
import { Flex, LinkButton } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { BackButton, Page } from '@strapi/strapi/admin';
import { Link, Navigate, Route, Routes, useParams, NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';
import { ContactBookings } from '../../features/bookings/list/ContactBookings';
import { ConsentsTab } from '../../features/contacts/consents/ConsentsTab';
import { HistoryTab } from '../../features/contacts/history/HistoryTab';
import { GoneContact } from '../../features/contacts/GoneContact';
import { useContactRecord } from '../../features/contacts/queries/contactRecordApi';
import { useGetContactSyncQuery } from '../../features/contacts/queries/contactSyncApi';
import { NumbersOfContact } from '../../features/contacts/sync/NumbersOfContact';
import { SyncTab } from '../../features/contacts/sync/SyncTab';
import { MergeWithAnother } from '../../features/identity/MergeWithAnother';
import { Purchases } from '../../features/orders/Purchases';
import { ErasePerson, ExportPerson } from '../../features/privacy';
import { isGone } from '../../shared/api/isGone';
import { Screen } from '../../shared/components/Screen';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { PLACES, type ContactTab } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { tabsFor } from './tabs';

const TabList = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[2]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(NavLink)`
  display: block;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  margin-bottom: -1px;
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;

  &:hover,
  &.active {
    color: ${({ theme }) => theme.colors.primary600};
  }

  &.active {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface ContactTabsProps {
  documentId: string;
  tabs: readonly ContactTab[];
}

/** The tabs as links, so that each can be sent and opened beside another; the first is the form. */
function ContactTabs({ documentId, tabs }: ContactTabsProps) {
  const text = useText();
  return (
    <nav aria-label={text('contactPage.tabs')}>
      <TabList>
        <li>
          <Tab to={PLACES.contact(documentId)}>{text('contactPage.tab.details')}</Tab>
        </li>
        {tabs.map((tab) => (
          <li key={tab}>
            <Tab to={PLACES.contactPage(documentId, tab)}>{text(`contactPage.tab.${tab}`)}</Tab>
          </li>
        ))}
      </TabList>
    </nav>
  );
}

const PERMISSIONS = [PERMISSION_ACTIONS.readSync, PERMISSION_ACTIONS.readBookings].map(
  (action) => ({ action, subject: null }),
);

const CONTACTS = `/content-manager/collection-types/${CONTACT_UID}`;

/** A contact's page: all that S-360 adds to the contact, in tabs beside Strapi's form. */
export function ContactPage() {
  const { documentId = '' } = useParams();
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Contact key={documentId} documentId={documentId} />
    </Page.Protect>
  );
}

function Contact({ documentId }: { documentId: string }) {
  const text = useText();
  const mayReadSync = useAllowed('readSync').somewhere;
  const mayReadBookings = useAllowed('readBookings').somewhere;
  const tabs = useMemo(
    () => tabsFor({ mayReadSync, mayReadBookings }),
    [mayReadSync, mayReadBookings],
  );
  const { data: record, error, isLoading } = useContactRecord(documentId);
  const sync = useGetContactSyncQuery({ documentId }, { skip: !mayReadSync });
  const name = record?.name ?? text('contactPage.title');
  const [first] = tabs;
  // What they show stands above the tabs, which would move away under a click.
  if (isLoading || sync.isLoading) return <Page.Loading />;
  if (isGone(sync.error) || isGone(error)) {
    return (
      <Screen
        title={text('contactPage.title')}
        subtitle=""
        navigationAction={<BackButton fallback={CONTACTS} />}
      >
        <GoneContact />
      </Screen>
    );
  }
  return (
    <Screen
      title={name}
      subtitle={record?.email ?? ''}
      navigationAction={<BackButton fallback={CONTACTS} />}
      primaryAction={<Actions documentId={documentId} name={name} />}
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        {mayReadSync && <NumbersOfContact documentId={documentId} />}
        <ContactTabs documentId={documentId} tabs={tabs} />
        <Routes>
          {mayReadSync && (
            <>
              <Route path="sync" element={<SyncTab documentId={documentId} />} />
              <Route path="purchases" element={<Purchases documentId={documentId} />} />
              <Route path="consents" element={<ConsentsTab documentId={documentId} />} />
              <Route path="history" element={<HistoryTab documentId={documentId} />} />
            </>
          )}
          {mayReadBookings && (
            <Route path="bookings" element={<ContactBookings documentId={documentId} />} />
          )}
          {first && (
            <Route
              path="*"
              element={<Navigate replace to={PLACES.contactPage(documentId, first)} />}
            />
          )}
        </Routes>
      </Flex>
    </Screen>
  );
}

function Actions({ documentId, name }: { documentId: string; name: string }) {
  const text = useText();
  const mayCompose = useAllowed('composeBookings').somewhere;
  const mayExport = useAllowed('exportPersons').everywhere;
  const mayErase = useAllowed('erasePersons').everywhere;
  const mayMerge = useAllowed('decideMatches').somewhere;
  return (
    <Flex gap={2}>
      {mayExport && <ExportPerson documentId={documentId} />}
      {mayErase && <ErasePerson person={{ documentId }} leaveTo={PLACES.erasures} />}
      {mayMerge && <MergeWithAnother contact={{ documentId, name }} />}
      {mayCompose && (
        <LinkButton
          tag={Link}
          to={PLACES.newBooking(documentId)}
          startIcon={<PriceTag aria-hidden />}
        >
          {text('booking.compose.new')}
        </LinkButton>
      )}
    </Flex>
  );
}
