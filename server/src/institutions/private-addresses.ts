import { namesPrivateHost } from '../s360';
import type { Institution } from './institution';

export const PRIVATE_ADDRESS_REFUSED =
  'baseUrl is a private address, which only this server and its network reach. In production, allowPrivateAddresses in config/plugins has to name its host';

/** Whether calls to an institution are refused because of its address, whatever a name leads to. */
export const isRefused = ({ client }: Institution): boolean =>
  client.publicAddressesOnly === true &&
  client.proxy === undefined &&
  namesPrivateHost(client.baseUrl);

/**
 * Whether S-360 may have a private address: in development, and where the configuration names its
 * host. Whoever sets up institutions in the panel could otherwise reach what only the server
 * reaches.
 */
export const privacyOfHosts =
  (environment: unknown, allowedHosts: readonly string[] = []) =>
  (baseUrl: string): boolean =>
    environment !== 'production' ||
    allowedHosts.includes(new URL(baseUrl).hostname.replace(/^\[|\]$/g, ''));
