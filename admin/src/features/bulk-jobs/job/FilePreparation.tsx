import { useState } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type {
  BulkJobDetails,
  BulkJobFile,
  FileImportPlan,
} from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Part } from '../../../shared/components/Part';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useText } from '../../../shared/words/useText';
import { usePlanFileMutation, useStartFileMutation } from '../bulkJobsApi';
import { FileChoices } from '../FileChoices';
import { columnsRead, isWithoutNames } from '../fileColumns';
import { FilePlan } from '../FilePlan';

interface FilePreparationProps {
  job: BulkJobDetails;
  plan: FileImportPlan;
}

/** A file before its start: what its columns hold, what it would do, and the start. */
export function FilePreparation({ job, plan }: FilePreparationProps) {
  const text = useText();
  /** What a user has chosen since the dry run; `null` when the shown plan was made with it. */
  const [changed, setChanged] = useState<BulkJobFile.Settings | null>(null);
  const settings = changed ?? job.choices ?? {};
  const columns = columnsRead(plan, settings);
  const isRead = columns !== null;
  return (
    <>
      <Part title={text('file.columns')}>
        {columns !== null && isWithoutNames(columns) && (
          <Box role="status">
            <Notice tone="warning" title={text('file.nameless')}>
              <Line>{text('file.nameless.explained')}</Line>
            </Notice>
          </Box>
        )}
        <FileChoices plan={plan} settings={settings} onChoose={setChanged} />
      </Part>
      <Part title={text('bulkJob.plan')}>
        {!isRead && (
          <Box role="status">
            <Notice tone="warning" title={text('file.unrecognized')}>
              <Line>{text('file.unrecognized.explained')}</Line>
            </Notice>
          </Box>
        )}
        {isRead && changed !== null && <Line>{text('file.changed')}</Line>}
        {isRead && changed === null && <FilePlan plan={plan} />}
        <Flex>
          {changed === null && isRead ? (
            <Start job={job} plan={plan} />
          ) : (
            <DryRun
              id={job.id}
              settings={settings}
              isRead={isRead}
              onPlanned={() => setChanged((present) => (present === settings ? null : present))}
            />
          )}
        </Flex>
      </Part>
    </>
  );
}

function DryRun({
  id,
  settings,
  isRead,
  onPlanned,
}: {
  id: number;
  settings: BulkJobFile.Settings;
  isRead: boolean;
  onPlanned: () => void;
}) {
  const text = useText();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [planFile] = usePlanFileMutation();
  const plan = () => attempt(planFile({ id, settings }).unwrap(), onPlanned);
  return (
    <Button disabled={!isRead} loading={busy} onClick={() => void run(plan)}>
      {text('bulkJob.dryRun')}
    </Button>
  );
}

/** Names the choices that were seen: the server refuses to start with others. */
function Start({ job: { choices, id }, plan }: FilePreparationProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const [startFile] = useStartFileMutation();
  const { changed = 0, created = 0 } = plan.counts;
  const contacts = created + changed;
  const start = () =>
    attempt(startFile({ id, settings: choices ?? {} }).unwrap(), () =>
      notify('success', text('bulkJob.started', { id: String(id) })),
    );
  return (
    <Button loading={busy} disabled={contacts === 0} onClick={() => void run(start)}>
      {text('file.start', { count: contacts })}
    </Button>
  );
}
