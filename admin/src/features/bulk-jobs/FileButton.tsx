import { useRef } from 'react';
import { Button, VisuallyHidden } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { useAddFileMutation } from './bulkJobsApi';

/** Uploads a file and shows it on its page, where it is checked and started. */
export function FileButton() {
  const text = useText();
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [addFile] = useAddFileMutation();
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (!file) return;
    void run(() => attempt(addFile({ file }).unwrap(), ({ id }) => navigate(PLACES.bulkJob(id))));
  };
  return (
    <>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-hidden
          accept=".csv,.txt,.tsv,text/csv"
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </VisuallyHidden>
      <Button variant="secondary" loading={busy} onClick={() => input.current?.click()}>
        {text('file.dialog.open')}
      </Button>
    </>
  );
}
