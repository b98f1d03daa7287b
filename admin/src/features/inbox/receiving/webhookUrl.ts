/** The URL for S-360 to call. A server below a path of its host keeps that path. */
export function webhookUrl(serverAddress: string, webhookPath: string): string {
  return `${serverAddress.replace(/\/+$/, '')}/${webhookPath.replace(/^\/+/, '')}`;
}
