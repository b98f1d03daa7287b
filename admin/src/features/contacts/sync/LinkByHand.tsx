import { useState } from 'react';
import { Box, Button, Field, Link, TextInput } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { mayLink, mayUnlink, ownerOfNumber } from '../model/linkByHand';
import { useContactRecord } from '../queries/contactRecordApi';
import { useLinkContactMutation, useUnlinkContactMutation } from '../queries/contactSyncApi';

interface LinkByHandProps {
  documentId: string;
  status: ContactSyncStatus;
}

/** Unlinks the contact from its number, or links it with one, as far as its state allows. */
export function LinkByHand(props: LinkByHandProps) {
  if (mayUnlink(props.status)) return <Unlink {...props} />;
  return mayLink(props.status) ? <LinkNumber {...props} /> : null;
}

function Unlink({ documentId, status }: LinkByHandProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [unlink] = useUnlinkContactMutation();
  const { code, name: institution } = status.institution;
  const values = { institution, number: status.contactNumber ?? '' };
  return (
    <DecisionDialog
      texts={{
        title: text('unlink.title', values),
        effect: text('unlink.effect', values),
        ...(status.pendingFields.length > 0 && { risk: text('unlink.pending') }),
        confirmLabel: text('unlink.confirm'),
      }}
      onConfirm={() =>
        attempt(unlink({ documentId, institutionCode: code }).unwrap(), () =>
          notify('success', text('unlink.done', values)),
        )
      }
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${text('unlink.open')} ${institution}`}>
          {text('unlink.open')}
        </Button>
      }
    />
  );
}

function LinkNumber({ documentId, status }: LinkByHandProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [link] = useLinkContactMutation();
  const [typed, setTyped] = useState(status.contactNumber ?? '');
  const [owner, setOwner] = useState<string | null>(null);
  const { code, name: institution } = status.institution;
  const contactNumber = typed.trim();

  async function confirm(): Promise<boolean> {
    const answer = link({ documentId, institutionCode: code, contactNumber }).unwrap();
    const other = await answer.then(() => null, ownerOfNumber);
    setOwner(other);
    if (other !== null) return false;
    return attempt(answer, () =>
      notify('success', text('link.done', { institution, number: contactNumber })),
    );
  }

  return (
    <DecisionDialog
      texts={{
        title: text('link.title', { institution }),
        effect: text('link.effect', { institution }),
        risk: text('link.risk'),
        confirmLabel: text('link.confirm'),
      }}
      variant="default"
      isUndecidable={contactNumber === ''}
      onConfirm={confirm}
      trigger={
        <Button size="S" variant="tertiary" aria-label={`${text('link.open')} ${institution}`}>
          {text('link.open')}
        </Button>
      }
    >
      <Field.Root name="contactNumber" required>
        <Field.Label>{text('inDoubt.adopt.label')}</Field.Label>
        <TextInput
          value={typed}
          maxLength={20}
          autoComplete="off"
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => {
            setTyped(event.target.value);
            setOwner(null);
          }}
        />
      </Field.Root>
      {owner !== null && <TakenNumber number={contactNumber} owner={owner} />}
    </DecisionDialog>
  );
}

/** Whose the number is already, with the way there for those who may read that contact. */
function TakenNumber({ number, owner }: { number: string; owner: string }) {
  const text = useText();
  const { currentData: contact, isError } = useContactRecord(owner);
  return (
    <Box role="alert">
      <Notice tone="danger" title={text('reason.numberTaken', { number })}>
        {contact && (
          <Link tag={RouterLink} to={PLACES.contactPage(owner)}>
            {contact.name ?? text('links.contact.nameless')}
          </Link>
        )}
        {isError && <Line>{text('link.taken.unreadable')}</Line>}
      </Notice>
    </Box>
  );
}
