import { useParams } from 'react-router-dom';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { lazily } from './lazily';

const ExportList = lazily(() =>
  import('../features/export/ExportList').then((file) => file.ExportList),
);

const Segment = lazily(() => import('../features/segments/Segment').then((file) => file.Segment));

const EXPORTED: ReadonlySet<string> = new Set([CONTACT_UID, ORDER_UID, ORDER_LINE_UID]);

/** What stands above each list of the Content Manager: nothing but above those that are exported. */
export function ExportAction() {
  const { slug = '' } = useParams();
  return EXPORTED.has(slug) ? <ExportList /> : null;
}

/** What the contact list is asked about orders and consents; nothing in other lists. */
export function SegmentsAction() {
  const { slug } = useParams();
  return slug === CONTACT_UID ? <Segment /> : null;
}
