import { z } from '@strapi/utils';
import { registerAssistantTools } from '../../../../server/src/app/assistant';
import { textOf } from '../../documentation/pages';

interface RegisteredTool {
  name: string;
  description: string;
  auth: { policies: object[] };
  resolveInputSchema(): z.ZodObject;
  resolveOutputSchema(): z.ZodObject;
}

/** The tools that a Strapi with this namespace for AI gets. */
function registeredWith(isEnabled: boolean | null): RegisteredTool[] {
  const tools: RegisteredTool[] = [];
  const mcp = {
    isEnabled: () => isEnabled,
    registerTool: (tool: RegisteredTool) => tools.push(tool),
  };
  const strapi: unknown = isEnabled === null ? {} : { ai: { mcp } };
  registerAssistantTools(strapi as Parameters<typeof registerAssistantTools>[0]);
  return tools;
}

describe('the tools for AI clients', () => {
  it('are registered only where Strapi has an MCP server that is on', () => {
    expect(registeredWith(null)).toEqual([]);
    expect(registeredWith(false)).toEqual([]);
    expect(registeredWith(true).length).toBeGreaterThan(5);
  });

  it.each(registeredWith(true))('$name takes a permission, and refuses unknown input', (tool) => {
    expect(tool.auth.policies).toHaveLength(1);
    expect(z.toJSONSchema(tool.resolveInputSchema(), { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
    expect(z.toJSONSchema(tool.resolveOutputSchema())).toMatchObject({ type: 'object' });
  });

  it.each(registeredWith(true))('$name says whether it changes anything', ({ description }) => {
    expect(description).toMatch(/Read only\.|Nothing is sent|Changes nothing/);
  });

  it('stand in the documentation, and no others', () => {
    const page = textOf('docs/integrators/assistants.md');
    const named = [...page.matchAll(/^\| `(s360_\w+)`/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(
      registeredWith(true)
        .map(({ name }) => name)
        .sort(),
    );
  });
});
