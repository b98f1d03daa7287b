import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Box, Button, Flex, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { FileImportPlan, BulkJobDetails, BulkJobFile } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { Line, Notice } from '../../shared/components/Notice';
import { PreparationDialog } from '../../shared/components/PreparationDialog';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { columnsRead, filePlanOf } from './fileColumns';
import { begun, choicesSeen, isCounted, withDryRun } from './filePreparation';
import { useAddFileMutation, usePlanFileMutation, useStartFileMutation } from './bulkJobsApi';
import { message } from '../../translations/message';
import { FileChoices } from './FileChoices';
import { FilePlan } from './FilePlan';

/** Imports contacts from a file, in a dialog. */
export function FileButton() {
  const { formatMessage } = useIntl();
  return (
    <FileDialog
      added={null}
      trigger={<Button variant="secondary">{formatMessage(message('file.dialog.open'))}</Button>}
    />
  );
}

/** Continues with a file import that has not started yet. */
export function PlannedFileButton({ job }: { job: BulkJobDetails }) {
  const { formatMessage } = useIntl();
  return (
    <FileDialog
      added={job}
      trigger={<Button size="S">{formatMessage(message('file.dialog.continue'))}</Button>}
    />
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
  const { formatMessage } = useIntl();
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
      title={formatMessage(message('file.dialog.title'))}
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
  const { formatMessage } = useIntl();
  if (columnsRead(plan, settings) === null) {
    return (
      <Box role="status">
        <Notice tone="warning" title={formatMessage(message('file.unrecognized'))}>
          <Line>{formatMessage(message('file.unrecognized.explained'))}</Line>
        </Notice>
      </Box>
    );
  }
  if (isCounted) return <FilePlan plan={plan} />;
  return <Line>{formatMessage(message('file.changed'))}</Line>;
}

function ChooseFile({ onAdded }: { onAdded: (job: BulkJobDetails) => void }) {
  const { formatMessage } = useIntl();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [addFile] = useAddFileMutation();
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (file) void run(() => attempt(addFile({ file }).unwrap(), onAdded));
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Line>{formatMessage(message('file.choose.explained'))}</Line>
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
          {formatMessage(message('file.choose'))}
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
  const { formatMessage } = useIntl();
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
      tell('success', formatMessage(message('bulkJob.started'), { id: String(id) }));
      onStarted();
    });

  if (!isCounted || !isRead) {
    return (
      <Button disabled={!isRead} loading={busy} onClick={() => void run(count)}>
        {formatMessage(message('bulkJob.dryRun'))}
      </Button>
    );
  }
  return (
    <Button loading={busy} disabled={contacts === 0} onClick={() => void run(start)}>
      {formatMessage(message('file.start'), { count: contacts })}
    </Button>
  );
}
