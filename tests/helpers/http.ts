/** An answer over HTTP; the body is parsed when it is JSON, otherwise it is the text. */
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
  /** Sent unchanged. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/**
 * Makes one request over a new connection, as the server might close a kept one at the moment of
 * its reuse by a busy test.
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
