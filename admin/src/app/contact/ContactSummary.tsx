import { useEffect } from 'react';
import { Flex, Link, LinkButton } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { NavLink, useNavigate } from 'react-router-dom';
import { GoneContact, useIsGone } from '../../features/contacts/GoneContact';
import { useReloadContactFormMutation } from '../../features/contacts/queries/contactSyncApi';
import { SyncBesideForm } from '../../features/contacts/sync/SyncBesideForm';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { tabsFor, type ContactRights } from './tabs';

interface ContactSummaryProps {
  documentId: string;
  /** When the record last changed, according to the Content Manager's form. */
  recordUpdatedAt: string;
  rights: ContactRights & { mayCompose: boolean };
}

/** What matters beside the form of a contact, and links to the tabs with the rest. */
export function ContactSummary({ documentId, recordUpdatedAt, rights }: ContactSummaryProps) {
  const text = useText();
  const isGone = useIsGone(documentId, rights.mayReadSync);
  const [reloadForm] = useReloadContactFormMutation();
  const navigate = useNavigate();
  // The form would still show the values, and could be saved in vain. It is emptied too, in case an
  // unsaved change keeps it open.
  useEffect(() => {
    if (!isGone) return;
    void reloadForm({ documentId });
    void navigate(PLACES.contactPage(documentId), { replace: true });
  }, [isGone, documentId, navigate, reloadForm]);
  if (isGone) return <GoneContact />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {rights.mayCompose && (
        <LinkButton
          tag={NavLink}
          to={PLACES.newBooking(documentId)}
          fullWidth
          variant="secondary"
          startIcon={<PriceTag aria-hidden />}
        >
          {text('booking.compose.new')}
        </LinkButton>
      )}
      {rights.mayReadSync && (
        <SyncBesideForm documentId={documentId} recordUpdatedAt={recordUpdatedAt} />
      )}
      <Flex tag="nav" aria-label={text('contactPage.tabs')}>
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
          {tabsFor(rights).map((tab) => (
            <li key={tab}>
              <Link tag={NavLink} to={PLACES.contactPage(documentId, tab)}>
                {text(`contactPage.tab.${tab}`)}
              </Link>
            </li>
          ))}
        </Flex>
      </Flex>
    </Flex>
  );
}
