import type { FileSettings } from '../file/file-import';

export interface UndoSettings extends FileSettings {
  undoUpToId: number;
  /** When the writes ended that are undone. */
  wroteUntil: string | null;
}
