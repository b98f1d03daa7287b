/** Excluded of the Content Manager and the Content-Type Builder: a panel or a page serves better. */
export const hiddenFromEditors = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
};
