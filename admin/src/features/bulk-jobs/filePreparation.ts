import type { BulkJobDetails, BulkJobFile } from '../../../../server/src/contracts';
import { columnsRead, filePlanOf } from './fileColumns';

/** A file that a user prepares: the current choices, and those of its last dry run. */
export interface FilePreparation {
  /** The file import on the server; `null` until a file is chosen. */
  job: BulkJobDetails | null;
  settings: BulkJobFile.Settings;
  /**
   * The settings of the last dry run; `null` if the file was counted earlier, with unknown
   * settings.
   */
  countedWith: BulkJobFile.Settings | null;
}

const CAREFUL: BulkJobFile.Settings = { dates: 'dayFirst', filled: 'keep', blanks: 'keep' };

/** The initial preparation, with a file that the server already has, or none. */
export const begun = (job: BulkJobDetails | null): FilePreparation => ({
  job,
  settings: CAREFUL,
  countedWith: job === null ? CAREFUL : null,
});

/** Adds the result of a dry run; ignores the result for another file. */
export function withDryRun(
  preparation: FilePreparation,
  job: BulkJobDetails,
  countedWith: BulkJobFile.Settings,
): FilePreparation {
  return preparation.job?.id === job.id ? { ...preparation, job, countedWith } : preparation;
}

/** Whether the displayed dry run used the current settings. */
export const isCounted = ({ countedWith, settings }: FilePreparation): boolean =>
  countedWith === settings;

/** The displayed choices, which the server compares with those of its dry run. */
export function choicesSeen(
  job: BulkJobDetails,
  settings: BulkJobFile.Settings,
): BulkJobFile.Settings {
  const plan = filePlanOf(job);
  const mapping = plan && columnsRead(plan, settings);
  return { ...settings, ...(mapping && { mapping }) };
}
