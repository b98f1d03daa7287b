import type { LoadDetails, LoadFile } from '../../../../server/src/contracts';
import { columnsRead, filePlanOf } from './fileColumns';

/** A file that somebody prepares: what is chosen now, and what its dry run was made with. */
export interface FilePreparation {
  /** The file as the server has it; `null` until one is chosen. */
  load: LoadDetails | null;
  settings: LoadFile.Settings;
  /** `null`: with which choices a file was counted that lies there already, nobody knows here. */
  countedWith: LoadFile.Settings | null;
}

/** What a file is read with when nobody chooses. */
const CAREFUL: LoadFile.Settings = { dates: 'dayFirst', filled: 'keep', blanks: 'keep' };

/** The preparation as it begins, with a file that the server has already, or none. */
export const begun = (load: LoadDetails | null): FilePreparation => ({
  load,
  settings: CAREFUL,
  countedWith: load === null ? CAREFUL : null,
});

/** The preparation with the answer of a dry run; one of another file comes too late. */
export function withDryRun(
  preparation: FilePreparation,
  load: LoadDetails,
  countedWith: LoadFile.Settings,
): FilePreparation {
  return preparation.load?.id === load.id ? { ...preparation, load, countedWith } : preparation;
}

/** Whether the dry run that is shown was made with what is chosen now. */
export const isCounted = ({ countedWith, settings }: FilePreparation): boolean =>
  countedWith === settings;

/** The choices as they are seen, for the server to compare with those of its dry run. */
export function choicesSeen(load: LoadDetails, settings: LoadFile.Settings): LoadFile.Settings {
  const plan = filePlanOf(load);
  const mapping = plan && columnsRead(plan, settings);
  return { ...settings, ...(mapping && { mapping }) };
}
