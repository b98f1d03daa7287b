import { useState } from 'react';
import { Button, Field, Typography } from '@strapi/design-system';
import type { PreviewInactive } from '../../../../../server/src/contracts';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { PreparationDialog } from '../../../shared/components/PreparationDialog';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { Places } from '../Places';
import { useApproveInactiveMutation, usePreviewInactiveQuery } from './inactiveApi';

interface EraseInactiveProps {
  /** `null`: all that are listed. */
  contacts: readonly string[] | null;
  onDone: () => void;
}

/** Has contacts erased: first what goes, then the typed number of contacts. */
export function EraseInactive({ contacts, onDone }: EraseInactiveProps) {
  const text = useText();
  const { open, onOpenChange } = useDialogOpen();
  const { attempt, notify } = useAttempts();
  const [typed, setTyped] = useState('');
  const [approve, { isLoading }] = useApproveInactiveMutation();
  const request = { contacts: contacts && [...contacts] };
  const preview = usePreviewInactiveQuery(request, {
    skip: !open,
    refetchOnMountOrArgChange: true,
  });
  const count = preview.currentData?.contacts ?? 0;
  const close = (isOpen: boolean) => {
    setTyped('');
    onOpenChange(isOpen);
  };
  const confirm = () =>
    void attempt(approve({ ...request, confirmed: count }).unwrap(), (approved) => {
      notify('success', text('privacy.inactive.approved', { count: approved }));
      close(false);
      onDone();
    });
  return (
    <PreparationDialog
      open={open}
      onOpenChange={close}
      isBusy={isLoading}
      title={text('privacy.inactive.erase.title')}
      trigger={
        <Button variant="danger-light" disabled={contacts?.length === 0}>
          {text(`privacy.inactive.erase.${contacts === null ? 'all' : 'chosen'}`)}
        </Button>
      }
      buttons={
        <Button
          variant="danger"
          disabled={count === 0 || typed.trim() !== String(count)}
          loading={isLoading}
          onClick={confirm}
        >
          {text('privacy.inactive.erase.confirm')}
        </Button>
      }
    >
      <Loaded query={preview}>
        {(shown) => (
          <>
            <Preview preview={shown} />
            <Field.Root
              name="count"
              hint={text('privacy.inactive.erase.countHint', { count: String(shown.contacts) })}
            >
              <Field.Label>{text('privacy.inactive.erase.count')}</Field.Label>
              <Field.Input
                value={typed}
                inputMode="numeric"
                autoComplete="off"
                onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
              />
              <Field.Hint />
            </Field.Root>
          </>
        )}
      </Loaded>
    </PreparationDialog>
  );
}

function Preview({ preview }: { preview: PreviewInactive.Response['data'] }) {
  const text = useText();
  const { contacts, obstructed, places } = preview;
  return (
    <>
      {obstructed > 0 && (
        <Notice
          tone="warning"
          title={text('privacy.inactive.erase.obstructed', { count: obstructed })}
        >
          <Line>{text('privacy.inactive.erase.obstructedMeans')}</Line>
        </Notice>
      )}
      <Typography>{text('privacy.inactive.erase.explained', { count: contacts })}</Typography>
      {places === null ? (
        <Line>{text('privacy.inactive.erase.many')}</Line>
      ) : (
        <>
          <Places title={text('privacy.erase.places')} places={places} />
          <Line muted>{text('privacy.inactive.erase.further')}</Line>
        </>
      )}
    </>
  );
}
