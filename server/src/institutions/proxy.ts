import type { ProxySettings } from '../s360';

/** Reads the URL of a proxy, which may contain user and password; `null` when it is unusable. */
export function readProxy(address: string): ProxySettings | null {
  if (!URL.canParse(address)) return null;
  const { hash, hostname, password, pathname, port, protocol, search, username } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (pathname !== '/' || search || hash) return null;
  const [user, word] = [decodePart(username), decodePart(password)];
  if (user === null || word === null) return null;
  const isSecure = protocol === 'https:';
  return {
    protocol: isSecure ? 'https' : 'http',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 443 : 80),
    ...(user !== '' && { auth: { username: user, password: word } }),
  };
}

/** URLs percent-encode reserved characters, e.g. `%40`. */
function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
