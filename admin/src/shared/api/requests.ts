import { PLUGIN_ID } from '../../../../server/src/contracts';

/** An address of the plugin on the server. The values in it are encoded. */
export const url = (parts: TemplateStringsArray, ...values: (string | number)[]): string =>
  `/${PLUGIN_ID}/${String.raw({ raw: parts }, ...values.map(encodeURIComponent))}`;

export const get = (address: string, params?: object) => ({
  url: address,
  method: 'GET' as const,
  config: { params },
});

export const post = (address: string, data?: unknown) => ({
  url: address,
  method: 'POST' as const,
  data,
});

export const put = (address: string, data: unknown) => ({
  url: address,
  method: 'PUT' as const,
  data,
});

export const del = (address: string, params?: object) => ({
  url: address,
  method: 'DELETE' as const,
  config: { params },
});
