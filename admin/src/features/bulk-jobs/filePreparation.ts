import type { BulkJobDetails, BulkJobFile } from '../../../../server/src/contracts';
import { columnsRead, filePlanOf } from './fileColumns';

/** A file that somebody prepares: what is chosen now, and what its dry run was made with. */
export interface FilePreparation {
  /** The file as the server has it; `null` until one is chosen. */
  job: BulkJobDetails | null;
  settings: BulkJobFile.Settings;
  /** `null`: with which choices a file was counted that lies there already, nobody knows here. */
  countedWith: BulkJobFile.Settings | null;
}

/** What a file is read with when nobody chooses. */
const CAREFUL: BulkJobFile.Settings = { dates: 'dayFirst', filled: 'keep', blanks: 'keep' };

/** The preparation as it begins, with a file that the server has already, or none. */
export const begun = (job: BulkJobDetails | null): FilePreparation => ({
  job,
  settings: CAREFUL,
  countedWith: job === null ? CAREFUL : null,
});

/** The preparation with the answer of a dry run; one of another file comes too late. */
export function withDryRun(
  preparation: FilePreparation,
  job: BulkJobDetails,
  countedWith: BulkJobFile.Settings,
): FilePreparation {
  return preparation.job?.id === job.id ? { ...preparation, job, countedWith } : preparation;
}

/** Whether the dry run that is shown was made with what is chosen now. */
export const isCounted = ({ countedWith, settings }: FilePreparation): boolean =>
  countedWith === settings;

/** The choices as they are seen, for the server to compare with those of its dry run. */
export function choicesSeen(
  job: BulkJobDetails,
  settings: BulkJobFile.Settings,
): BulkJobFile.Settings {
  const plan = filePlanOf(job);
  const mapping = plan && columnsRead(plan, settings);
  return { ...settings, ...(mapping && { mapping }) };
}
