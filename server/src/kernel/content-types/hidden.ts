/**
 * Hides a type from the Content Manager and the Content-Type Builder, because a panel or a page
 * serves it better.
 */
export const hiddenFromEditors = {
  'content-manager': { visible: false },
  'content-type-builder': { visible: false },
};
