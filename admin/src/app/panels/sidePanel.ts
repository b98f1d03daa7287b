import type { ReactNode } from 'react';

/** What the Content Manager tells a side panel about the page it stands on; the part used here. */
interface EditView {
  model: string;
  /** Missing while a contact is being created or duplicated. */
  document?: { documentId?: string; updatedAt?: string };
}

/** A side panel as the Content Manager wants it: a function that describes, with hooks allowed. */
export type SidePanel = (view: EditView) => { title: string; content: ReactNode } | null;

/** What a role must be allowed for a panel, as Strapi asks for it. */
export type Permissions = { action: string; subject: null }[];

/** Asks Strapi for nothing on pages where a panel does not stand. */
export const NO_PERMISSIONS: Permissions = [];
