/** An answer over HTTP; the body is JSON where it can be read as such, else the text. */
export interface HttpAnswer {
  status: number;
  body: unknown;
  headers: Headers;
}

export interface HttpRequest {
  method?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a multipart form. */
  form?: FormData;
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/**
 * Makes one request, over a connection of its own: one that was kept might be closed by the server in
 * the moment in which a busy test takes it up again.
 */
export async function request(
  url: string,
  { form, method = 'GET', json, raw, headers }: HttpRequest = {},
): Promise<HttpAnswer> {
  const content = form ?? raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await fetch(url, {
    method,
    headers: {
      connection: 'close',
      ...(content !== undefined && !form && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content !== undefined && { body: content }),
  });
  const text = await response.text();
  return { status: response.status, body: parsedOrText(text), headers: response.headers };
}

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
