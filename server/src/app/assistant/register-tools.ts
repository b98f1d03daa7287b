import type { Core } from '@strapi/strapi';
import type { z } from '@strapi/utils';
import { describeError } from '../../kernel/describe-error';
import { portsOf } from '../controllers';
import { callerOf, type McpContext } from './caller';
import { draftBooking } from './draft-booking';
import { explainSync } from './explain-sync';
import { findContacts } from './find-contacts';
import { findSold } from './find-sold';
import { needsAttention } from './needs-attention';
import { planBulkChange } from './plan-bulk-change';
import { refusalIn } from './refusal';
import { countSegment, listSegments } from './segments';
import type { AssistantTool } from './tool';
import { wordsIn } from '../screen-words';

/** What Strapi's MCP server answers a client. */
type ToolAnswer =
  | { content: { type: 'text'; text: string }[]; structuredContent: Record<string, unknown> }
  | { content: { type: 'text'; text: string }[]; isError: true };

/** The part of Strapi's MCP server that is used. */
interface McpServer {
  isEnabled(): boolean;
  registerTool(tool: object): void;
}

/** Strapi's MCP server; `null` where Strapi has none, or where it is off. */
function mcpServerOf(strapi: Core.Strapi): McpServer | null {
  const { ai }: { ai?: { mcp?: McpServer } } = strapi;
  return ai?.mcp?.isEnabled() === true ? ai.mcp : null;
}

const content = (text: string): { type: 'text'; text: string }[] => [{ type: 'text', text }];

function forStrapi<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: AssistantTool<Input, Output>,
): object {
  const { description, input, name, offeredWith, output, run, title } = tool;
  return {
    name,
    title,
    description,
    auth: { policies: [offeredWith] },
    resolveInputSchema: () => input,
    resolveOutputSchema: () => output,
    createHandler:
      (strapi: Core.Strapi, context: McpContext) =>
      async ({ args }: { args: z.output<Input> }): Promise<ToolAnswer> => {
        const ports = portsOf(strapi);
        try {
          const words = await wordsIn('en');
          const answer = await run(args, callerOf(strapi, context), { ...ports, words });
          return { content: content(JSON.stringify(answer)), structuredContent: answer };
        } catch (error) {
          const refusal = refusalIn(error);
          if (refusal === null) ports.log.error(`the tool ${name} failed: ${describeError(error)}`);
          const message = refusal ?? 'The tool failed; the log says why.';
          return { content: content(message), isError: true };
        }
      },
  };
}

/** Adds the tools to Strapi's MCP server, if the host has turned it on. */
export function registerAssistantTools(strapi: Core.Strapi): void {
  const server = mcpServerOf(strapi);
  if (server === null) return;
  server.registerTool(forStrapi(findContacts));
  server.registerTool(forStrapi(explainSync));
  server.registerTool(forStrapi(needsAttention));
  server.registerTool(forStrapi(listSegments));
  server.registerTool(forStrapi(countSegment));
  server.registerTool(forStrapi(findSold));
  server.registerTool(forStrapi(draftBooking));
  server.registerTool(forStrapi(planBulkChange));
}
