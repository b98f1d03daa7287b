import type { ContactReferences } from '../../identity';
import type { FileImportPorts } from '../file/file-import';

/** What undoing asks of the rest of the plugin. */
export interface UndoPorts extends FileImportPorts {
  /** Deletes a contact as a person would: other plugins hear of it, and may refuse it. */
  deleteContact(documentId: string): Promise<void>;
  references: Pick<ContactReferences, 'namedAmong'>;
  log: { error(message: string): void };
}
