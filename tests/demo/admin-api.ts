/** The demo’s admin user. */
export const ADMIN = { email: 'admin@example.com', password: 'S360-demo' };

/** Calls of Strapi's admin API as its first user. */
export interface AdminApi {
  get(path: string): Promise<unknown>;
  put(path: string, body: unknown): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  /** The status of a call that may be refused. */
  statusOfPost(path: string, body: unknown): Promise<number>;
}

/** Registers the admin user, unless Strapi has users already. */
export async function registerAdmin(strapiUrl: string): Promise<void> {
  const init = await call(`${strapiUrl}/admin/init`);
  if (valueAt(init, 'data', 'hasAdmin') === true) return;
  await call(`${strapiUrl}/admin/register-admin`, {
    method: 'POST',
    body: { ...ADMIN, firstname: 'Ada', lastname: 'Admin' },
  });
}

export async function logIn(strapiUrl: string): Promise<AdminApi> {
  const answer = await call(`${strapiUrl}/admin/login`, { method: 'POST', body: ADMIN });
  const token = valueAt(answer, 'data', 'token');
  if (typeof token !== 'string') throw new Error('The login answered no token.');
  return {
    get: (path) => call(strapiUrl + path, { token }),
    post: (path, body) => call(strapiUrl + path, { method: 'POST', body, token }),
    put: (path, body) => call(strapiUrl + path, { method: 'PUT', body, token }),
    async statusOfPost(path, body) {
      return (await send(strapiUrl + path, { method: 'POST', body, token })).status;
    },
  };
}

/** The value at a path of keys, `undefined` where the path ends early. */
export function valueAt(source: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (Object.entries(value).find(([name]) => name === key)?.[1] as unknown)
        : undefined,
    source,
  );
}

interface CallOptions {
  method?: string;
  body?: unknown;
  token?: string;
}

function send(url: string, { body, method = 'GET', token }: CallOptions): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function call(url: string, options: CallOptions = {}): Promise<unknown> {
  const response = await send(url, options);
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${options.method ?? 'GET'} ${url} answered ${response.status}: ${text}`);
  }
  const answer: unknown = JSON.parse(text);
  return answer;
}
