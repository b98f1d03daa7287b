import { useEffect } from 'react';
import type { Booking } from '../../../../../../server/src/contracts';
import type { BookingDraft, DraftChange } from '../model/draft';
import { useFindBookingContactsQuery } from '../../queries/bookingsApi';

/** Looks up the contact's number at the institution while it is unknown (`undefined`). */
export function useContactNumber(
  { contact, institution }: BookingDraft,
  kept: Booking | null,
  onChange: (change: DraftChange) => void,
): void {
  const isUnknown = contact !== null && contact.contactNumber === undefined;
  const documentId = contact?.documentId;
  const q = contact?.email ?? contact?.name ?? '';
  const { currentData } = useFindBookingContactsQuery(
    { institution, q },
    { skip: !isUnknown || q === '' },
  );
  const searched = currentData?.find((one) => one.documentId === documentId)?.contactNumber;
  const ofKept =
    kept?.contact?.documentId === documentId && kept?.institution.code === institution
      ? kept?.contactNumber
      : undefined;
  const contactNumber = searched === undefined ? ofKept : searched;
  useEffect(() => {
    if (isUnknown && documentId !== undefined && contactNumber !== undefined) {
      onChange({ type: 'contactNumber', documentId, contactNumber });
    }
  }, [isUnknown, documentId, contactNumber, onChange]);
}
