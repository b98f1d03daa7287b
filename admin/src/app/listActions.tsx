import { useParams } from 'react-router-dom';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { lazily } from './lazily';

const ExportList = lazily(() =>
  import('../features/export/ExportList').then((file) => file.ExportList),
);

const Segment = lazily(() => import('../features/segments/Segment').then((file) => file.Segment));

const EXPORTED: ReadonlySet<string> = new Set([CONTACT_UID, ORDER_UID, ORDER_LINE_UID]);

/**
 * Appears above every list of the Content Manager; renders nothing above lists without an export.
 */
export function ExportAction() {
  const { slug = '' } = useParams();
  return EXPORTED.has(slug) ? <ExportList /> : null;
}

/** The segment above the contact list; renders nothing above other lists. */
export function SegmentsAction() {
  const { slug } = useParams();
  return slug === CONTACT_UID ? <Segment /> : null;
}
