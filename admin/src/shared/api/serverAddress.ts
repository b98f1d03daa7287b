/**
 * The address of the panel's server, which may differ from the address that serves the panel.
 * Strapi stores it on the window, but does not type it.
 */
export function serverAddress(): string {
  const strapi: unknown = window.strapi;
  if (typeof strapi === 'object' && strapi !== null && 'backendURL' in strapi) {
    const { backendURL } = strapi;
    if (typeof backendURL === 'string' && backendURL !== '') return backendURL;
  }
  return window.location.origin;
}
