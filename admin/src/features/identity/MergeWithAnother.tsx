import { useRef, useState } from 'react';
import { Button } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import type { NamedContact } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { MergeDialog } from './MergeDialog';
import { OtherContact } from './OtherContact';

/** Merges a contact with another one, which the user searches for. */
export function MergeWithAnother({ contact }: { contact: NamedContact }) {
  const text = useText();
  const navigate = useNavigate();
  const dialog = useDialogOpen();
  const search = useRef<HTMLInputElement>(null);
  const [other, setOther] = useState<NamedContact | null>(null);
  const onOpenChange = (open: boolean) => {
    setOther(null);
    dialog.onOpenChange(open);
  };
  return (
    <MergeDialog
      open={dialog.open}
      onOpenChange={onOpenChange}
      startsAt={search}
      contacts={other === null ? [] : [contact, other]}
      onMerged={({ keep }) => void navigate(PLACES.contactPage(keep.documentId))}
      trigger={<Button variant="tertiary">{text('merge.withAnother')}</Button>}
    >
      <OtherContact documentId={contact.documentId} inputRef={search} onChosen={setOther} />
    </MergeDialog>
  );
}
