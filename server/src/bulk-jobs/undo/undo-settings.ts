import type { FileSettings } from '../file/file-import';

/** The settings of a bulk job that is being undone. */
export interface UndoSettings extends FileSettings {
  /** The id of the newest history row when the undo began. */
  undoUpToId: number;
  /** When the writes ended that are undone. */
  wroteUntil: string | null;
}
