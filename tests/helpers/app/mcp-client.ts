import { CONTACT_UID } from '../../../server/src/contracts';
import { request, type HttpAnswer } from '../http';
import { at, listAt, parsed, textAt } from '../json';
import type { RolePermission, RunningStrapi } from '../strapi/strapi';

/** The answer of a tool: what it refused, or what it found. */
export interface ToolAnswer {
  isRefused: boolean;
  text: string;
  found: unknown;
}

/** An AI client of Strapi's MCP server with a token of its own. */
export interface McpClient {
  tools(): Promise<string[]>;
  asks(tool: string, given?: object): Promise<ToolAnswer>;
  /** The same for a call that must succeed; returns what it found. */
  finds(tool: string, given?: object): Promise<unknown>;
  /** Calls a route of the admin panel with the same token. */
  route(method: string, path: string, json?: object): Promise<HttpAnswer>;
}

/** A permission of this plugin. */
export const ownPermission = (
  action: string,
  conditions: readonly string[] = [],
): RolePermission => ({ action, subject: null, properties: {}, conditions });

/** Permissions for contacts in the Content Manager, limited to fields. */
export const contactPermissions = (
  actions: readonly ('create' | 'read' | 'update')[],
  fields: readonly string[],
): RolePermission[] =>
  actions.map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: CONTACT_UID,
    properties: { fields },
    conditions: [],
  }));

/** Makes a token of the first admin user with these permissions. */
export async function mcpClient(
  running: RunningStrapi,
  permissions: readonly RolePermission[],
): Promise<McpClient> {
  const made = await running.admin('POST', '/admin/admin-tokens', {
    kind: 'admin',
    name: `assistant ${Math.random()}`,
    description: '',
    lifespan: null,
    adminPermissions: permissions,
  });
  const authorization = `Bearer ${textAt(made.body, 'data', 'accessKey')}`;

  /** One JSON-RPC call, which is answered by an event. */
  async function calls(method: string, params: object): Promise<unknown> {
    const { body } = await request(`${running.url}/mcp`, {
      method: 'POST',
      json: { jsonrpc: '2.0', id: 1, method, params },
      headers: { authorization, accept: 'application/json, text/event-stream' },
    });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const [, data = text] = /^data: (.*)$/m.exec(text) ?? [];
    return parsed(data);
  }

  async function asks(tool: string, given: object = {}): Promise<ToolAnswer> {
    const answer = await calls('tools/call', { name: tool, arguments: given });
    const isRefused = at(answer, 'result', 'isError') === true || at(answer, 'error') !== undefined;
    return {
      isRefused,
      text: JSON.stringify(answer),
      found: at(answer, 'result', 'structuredContent'),
    };
  }

  return {
    asks,
    tools: async () =>
      listAt(await calls('tools/list', {}), 'result', 'tools').map((tool) => textAt(tool, 'name')),
    async finds(tool, given) {
      const answer = await asks(tool, given);
      if (answer.isRefused) throw new Error(answer.text);
      return answer.found;
    },
    route: (method, path, json) =>
      request(`${running.url}${path}`, {
        method,
        headers: { authorization },
        ...(json && { json }),
      }),
  };
}
