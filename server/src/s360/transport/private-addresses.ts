import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What only this machine or its network reaches, and clouds' own services. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
  // Translated by NAT64.
  PRIVATE.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is private, link-local, loopback or a cloud's metadata service. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // IPv4 addresses within IPv6 ones (`::ffff:127.0.0.1`) are compared with the IPv4 networks.
  return PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

const LOCAL_NAME = /^(?:localhost|.+\.(?:localhost|local|internal))\.?$/i;

/** Whether a URL names such an address, before any name is resolved. */
export function namesPrivateHost(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return LOCAL_NAME.test(host) || isPrivateAddress(host);
}

export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

const privateAddressError = (): Error =>
  Object.assign(new Error('The name leads to a private address.'), { code: PRIVATE_ADDRESS });

/**
 * Resolves a name when a connection is opened, and refuses it if any of its addresses is private:
 * a name that was harmless when it was entered may lead elsewhere later.
 */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookUp(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || !first) return answer(error, '', 0);
    if (found.some(({ address }) => isPrivateAddress(address)))
      return answer(privateAddressError(), '', 0);
    return options.all ? answer(null, found) : answer(null, first.address, first.family);
  });
};
