import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Box, Button, Flex, VisuallyHidden } from '@strapi/design-system';
import type { FileImportPlan, BulkJobDetails, BulkJobFile } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { Line, Notice } from '../../shared/components/Notice';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { columnsRead, filePlanOf } from './fileColumns';
import { begun, choicesSeen, isCounted, withDryRun } from './filePreparation';
import { useAddFileMutation, usePlanFileMutation, useStartFileMutation } from './bulkJobsApi';
import { useText } from '../../shared/words/useText';
import { FileChoices } from './FileChoices';
import { FilePlan } from './FilePlan';

/** Imports contacts from a file, in a dialog. */
export function FileButton() {
  const text = useText();
  return (
    <FileDialog
      added={null}
      trigger={<Button variant="secondary">{text('file.dialog.open')}</Button>}
    />
  );
}

/** Continues with a file import that has not started yet. */
export function PlannedFileButton({ job }: { job: BulkJobDetails }) {
  const text = useText();
  return (
    <FileDialog added={job} trigger={<Button size="S">{text('file.dialog.continue')}</Button>} />
  );
}

function FileDialog({
  added,
  trigger,
}: {
  /** The file import that the server already has. */
  added: BulkJobDetails | null;
  trigger: ReactElement;
}) {
  const text = useText();
  const { open, onOpenChange } = useDialogOpen();
  const [preparation, setPreparation] = useState(() => begun(added));
  const { job, settings } = preparation;
  const plan = job && filePlanOf(job);
  const close = () => {
    onOpenChange(false);
    setPreparation(begun(added));
  };
  return (
    <PreparationDialog
      title={text('file.dialog.title')}
      open={open}
      onOpenChange={(wanted) => (wanted ? onOpenChange(true) : close())}
      trigger={trigger}
      buttons={
        job && (
          <Buttons
            job={job}
            settings={settings}
            isCounted={isCounted(preparation)}
            onPlanned={(planned) =>
              setPreparation((present) => withDryRun(present, planned, settings))
            }
            onStarted={close}
          />
        )
      }
    >
      {job === null || plan === null ? (
        <ChooseFile
          onAdded={(chosen) => setPreparation((present) => ({ ...present, job: chosen }))}
        />
      ) : (
        <>
          <FileChoices
            plan={plan}
            settings={settings}
            onChoose={(chosen) => setPreparation((present) => ({ ...present, settings: chosen }))}
          />
          <Effect plan={plan} settings={settings} isCounted={isCounted(preparation)} />
        </>
      )}
    </PreparationDialog>
  );
}

/** The effect of the file with the current choices, or what is needed to find out. */
function Effect({
  plan,
  settings,
  isCounted,
}: {
  plan: FileImportPlan;
  settings: BulkJobFile.Settings;
  isCounted: boolean;
}) {
  const text = useText();
  if (columnsRead(plan, settings) === null) {
    return (
      <Box role="status">
        <Notice tone="warning" title={text('file.unrecognized')}>
          <Line>{text('file.unrecognized.explained')}</Line>
        </Notice>
      </Box>
    );
  }
  if (isCounted) return <FilePlan plan={plan} />;
  return <Line>{text('file.changed')}</Line>;
}

function ChooseFile({ onAdded }: { onAdded: (job: BulkJobDetails) => void }) {
  const text = useText();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [addFile] = useAddFileMutation();
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (file) void run(() => attempt(addFile({ file }).unwrap(), onAdded));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Line>{text('file.choose.explained')}</Line>
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
      <Flex>
        <Button variant="secondary" loading={busy} onClick={() => input.current?.click()}>
          {text('file.choose')}
        </Button>
      </Flex>
    </Flex>
  );
}

interface ButtonsProps {
  job: BulkJobDetails;
  settings: BulkJobFile.Settings;
  /** Whether the dry run used the current settings. */
  isCounted: boolean;
  onPlanned: (job: BulkJobDetails) => void;
  onStarted: () => void;
}

/**
 * Changed settings require another dry run; an import starts only with the settings of its dry
 * run.
 */
function Buttons({ job, settings, isCounted, onPlanned, onStarted }: ButtonsProps) {
  const text = useText();
  const { attempt, tell } = useAttempts();
  const { busy, run } = useBusy();
  const [planFile] = usePlanFileMutation();
  const [startFile] = useStartFileMutation();
  const { id } = job;
  const plan = filePlanOf(job);
  const isRead = plan !== null && columnsRead(plan, settings) !== null;
  const counts = plan?.counts ?? {};
  const contacts = (counts.created ?? 0) + (counts.changed ?? 0);

  const count = () => attempt(planFile({ id, settings }).unwrap(), onPlanned);
  const start = () =>
    attempt(startFile({ id, settings: choicesSeen(job, settings) }).unwrap(), () => {
      tell('success', text('bulkJob.started', { id: String(id) }));
      onStarted();
    });

  if (!isCounted || !isRead) {
    return (
      <Button disabled={!isRead} loading={busy} onClick={() => void run(count)}>
        {text('bulkJob.dryRun')}
      </Button>
    );
  }
  return (
    <Button loading={busy} disabled={contacts === 0} onClick={() => void run(start)}>
      {text('file.start', { count: contacts })}
    </Button>
  );
}
