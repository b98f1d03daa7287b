import type { ContactReferences } from '../../identity';
import type { FileImportPorts } from '../file/file-import';

export interface UndoPorts extends FileImportPorts {
  /** Deletes a contact as a person would: other plugins see it and may refuse it. */
  deleteContact(documentId: string): Promise<void>;
  references: Pick<ContactReferences, 'namedAmong'>;
  log: { error(message: string): void };
}
