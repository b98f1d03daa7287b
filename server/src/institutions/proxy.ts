import type { ProxySettings } from '../s360';

/** Reads the URL of a proxy, which may hold user and password; `null` for one that cannot be used. */
export function readProxy(address: string): ProxySettings | null {
  if (!URL.canParse(address)) return null;
  const { hash, hostname, password, pathname, port, protocol, search, username } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (pathname !== '/' || search || hash) return null;
  const [user, word] = [decoded(username), decoded(password)];
  if (user === null || word === null) return null;
  const isSecure = protocol === 'https:';
  return {
    protocol: isSecure ? 'https' : 'http',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 443 : 80),
    ...(user !== '' && { auth: { username: user, password: word } }),
  };
}

/** Signs that have a meaning in URLs are written as `%40` there. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
