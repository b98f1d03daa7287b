import type { FileSettings } from '../file/file-import';

export interface UndoSettings extends FileSettings {
  /** The id of the newest history row when the undo began. */
  undoUpToId: number;
  /** When the writes ended that are undone. */
  wroteUntil: string | null;
}
