/**
 * The address of the server that the panel works with, which may differ from where the panel itself
 * is served. Strapi keeps it on the window without saying so in its types.
 */
export function serverAddress(): string {
  const strapi: unknown = window.strapi;
  if (typeof strapi === 'object' && strapi !== null && 'backendURL' in strapi) {
    const { backendURL } = strapi;
    if (typeof backendURL === 'string' && backendURL !== '') return backendURL;
  }
  return window.location.origin;
}
