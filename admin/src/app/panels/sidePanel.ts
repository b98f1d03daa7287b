import type { ReactNode } from 'react';

/** The part used here of what the Content Manager passes to a side panel. */
interface EditView {
  model: string;
  /** Missing while a contact is being created or duplicated. */
  document?: { documentId?: string; updatedAt?: string; institution?: string };
}

/**
 * A side panel as the Content Manager calls it: a function that returns a description and may use
 * hooks.
 */
export type SidePanel = (view: EditView) => { title: string; content: ReactNode } | null;
