/** The URL that S-360 is to call. The server may stand below a path of its host, which is kept. */
export function webhookUrl(serverAddress: string, webhookPath: string): string {
  return `${serverAddress.replace(/\/+$/, '')}/${webhookPath.replace(/^\/+/, '')}`;
}
